using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>Each record to all channels (BroadcastPartitioner). It is stored once: the channels share the batch and only read it.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class BroadcastPartition<T>(PartitionContext<T> context) : ExchangePartition<T>(context)
{
    public override void Emit(T value, long timestamp) => AppendForAll(value, timestamp);

    public override void Flush() => FlushForAll();

    protected override void SealOpen() => SealOpenForAll();

    public override void Broadcast(StreamEvent streamEvent) => AppendForAll(streamEvent);
}
