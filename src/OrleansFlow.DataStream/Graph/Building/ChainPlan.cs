namespace OrleansFlow.Graph;

/// <summary>A chain of operators that would run as one task.</summary>
/// <param name="Name">The operators' names.</param>
/// <param name="Parallelism">How many subtasks there would be.</param>
/// <param name="MaxParallelism">How many key groups.</param>
/// <param name="Chain">The operators.</param>
internal sealed record ChainPlan(string Name, int Parallelism, int MaxParallelism, OperatorChainSpec Chain);
