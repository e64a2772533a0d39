namespace OrleansFlow.Exchange;

/// <summary>What a channel has before it.</summary>
/// <param name="Waiting">Batches that wait for credit.</param>
/// <param name="Queued">Batches that the consumer has not taken.</param>
/// <param name="Open">Records of the open batch.</param>
internal readonly record struct ChannelLoad(int Waiting, int Queued, int Open)
{
    /// <summary>Whether a record is better off here than there.</summary>
    public bool IsLessThan(ChannelLoad other) =>
        Waiting != other.Waiting ? Waiting < other.Waiting
        : Queued != other.Queued ? Queued < other.Queued
        : Open < other.Open;
}
