namespace OrleansFlow.TestRunner;

/// <summary>What one test project came to on one runtime.</summary>
internal sealed record SuiteResult(string Name, int Passed, int Failed, IReadOnlyList<(string Test, string Reason)> Skipped, TimeSpan Duration);
