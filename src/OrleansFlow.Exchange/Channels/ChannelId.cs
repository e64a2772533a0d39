namespace OrleansFlow.Exchange;

/// <summary>
/// One channel: an edge, the attempt that writes and the attempt that reads. A restarted subtask has other channels, so what is
/// late of an old attempt finds nobody.
/// </summary>
/// <param name="EdgeId">The edge of the job graph.</param>
/// <param name="Producer">The attempt that writes.</param>
/// <param name="Consumer">The attempt that reads.</param>
public readonly record struct ChannelId(string EdgeId, ExecutionAttemptId Producer, ExecutionAttemptId Consumer)
{
    /// <summary>Edge, producer and consumer, for messages.</summary>
    public override string ToString() => $"edge '{EdgeId}' from {Producer} to {Consumer}";
}
