namespace OrleansFlow.Tasks;

/// <summary>The other end of a channel.</summary>
/// <param name="Attempt">The attempt at the other end.</param>
/// <param name="Silo">Its silo, as Orleans prints it (SiloAddress.ToParsableString).</param>
/// <param name="MaxParallelism">Key groups of the consumer; what a keyed edge divides by.</param>
/// <param name="Parallelism">How many subtasks the vertex at the other end has.</param>
public sealed record ChannelPeer(ExecutionAttemptId Attempt, string Silo, int MaxParallelism, int Parallelism);
