namespace OrleansFlow.Exchange;

/// <summary>All to the first channel: forward, which has no other, and global (ForwardPartitioner, GlobalPartitioner).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class SingleChannelPartition<T>(PartitionContext<T> context) : ExchangePartition<T>(context)
{
    public override void Emit(T value, long timestamp) => Append(0, value, timestamp);
}
