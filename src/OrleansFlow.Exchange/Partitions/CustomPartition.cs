using System.Diagnostics.CodeAnalysis;

namespace OrleansFlow.Exchange;

/// <summary>By a function of the program (CustomPartitionerWrapper).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
internal sealed class CustomPartition<T, TKey>(PartitionContext<T> context, Func<TKey, int, int> partitioner, Func<T, TKey> keySelector)
    : ExchangePartition<T>(context)
{
    private readonly string _edgeId = context.EdgeId;

    public override void Emit(T value, long timestamp)
    {
        TKey key = keySelector(value);
        int channel = partitioner(key, ChannelCount);
        if ((uint)channel >= (uint)ChannelCount)
        {
            ThrowOutOfRange(key, channel);
        }

        Append(channel, value, timestamp);
    }

    [DoesNotReturn]
    private void ThrowOutOfRange(TKey key, int channel) => throw new OrleansFlowException(
        $"The custom partitioner of edge '{_edgeId}' chose channel {channel} for the key '{key}'; it must be from 0 to {ChannelCount - 1} (the second argument of the partitioner is the number of channels).");
}
