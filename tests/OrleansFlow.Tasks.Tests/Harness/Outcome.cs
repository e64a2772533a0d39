namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>What a chain did: its calls in order, its failure, its operators' counts, and what is on its edges.</summary>
internal sealed record Outcome(List<string> Events, string Failure, string Counts, List<string> Edges);
