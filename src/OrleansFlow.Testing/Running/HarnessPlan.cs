using OrleansFlow.Graph;

namespace OrleansFlow.Testing.Running;

/// <summary>The task that a harness runs.</summary>
/// <param name="Name">The operators' names.</param>
/// <param name="Chain">The operators.</param>
/// <param name="Parallelism">How many subtasks there would be.</param>
/// <param name="MaxParallelism">How many key groups.</param>
/// <param name="InputEdges">The edges that each input of the harness feeds.</param>
/// <param name="OutputEdges">The edges of the main output.</param>
internal sealed record HarnessPlan(string Name, OperatorChainSpec Chain, int Parallelism, int MaxParallelism, string[][] InputEdges, string[] OutputEdges);
