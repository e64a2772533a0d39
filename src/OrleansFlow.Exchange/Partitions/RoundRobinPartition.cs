namespace OrleansFlow.Exchange;

/// <summary>Each record to the next channel (RebalancePartitioner, which begins anywhere, and RescalePartitioner, which begins with the first).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class RoundRobinPartition<T>(PartitionContext<T> context, int first) : ExchangePartition<T>(context)
{
    private int _next = first;

    public override void Emit(T value, long timestamp)
    {
        int channel = _next;
        int next = channel + 1;
        _next = next == ChannelCount ? 0 : next;
        Append(channel, value, timestamp);
    }
}
