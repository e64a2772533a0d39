namespace OrleansFlow.Exchange;

/// <summary>Each record to a random channel (ShufflePartitioner).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class ShufflePartition<T>(PartitionContext<T> context, ulong seed) : ExchangePartition<T>(context)
{
    private ulong _state = seed | 1;

    public override void Emit(T value, long timestamp)
    {
        // xorshift64*: good enough to spread records, and a few instructions.
        ulong x = _state;
        x ^= x >> 12;
        x ^= x << 25;
        x ^= x >> 27;
        _state = x;
        uint high = (uint)((x * 0x2545F4914F6CDD1DUL) >> 32);
        Append((int)(((ulong)high * (uint)ChannelCount) >> 32), value, timestamp);
    }
}
