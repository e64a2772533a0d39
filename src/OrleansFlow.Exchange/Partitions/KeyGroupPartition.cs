using System.Diagnostics.CodeAnalysis;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>
/// By the key group of the record's key (KeyGroupStreamPartitioner). The key's hash travels with the record: the consumer needs
/// it again to find the key's state.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
internal sealed class KeyGroupPartition<T, TKey> : ExchangePartition<T>
{
    private readonly string _edgeId;
    private readonly Func<T, TKey> _keySelector;
    private readonly TypeSerializer<TKey> _serializer;
    private readonly ushort[] _channelOfGroup;
    private readonly bool _hasOneChannel;

    public KeyGroupPartition(PartitionContext<T> context, Func<T, TKey> keySelector)
        : base(context)
    {
        _edgeId = context.EdgeId;
        _keySelector = keySelector;
        _serializer = context.Types.ForKey<TKey>();
        int keyGroups = context.Peers[0].MaxParallelism;
        KeyGroups.CheckMaxParallelism(keyGroups);
        if (context.Peers.Count > keyGroups)
        {
            throw new OrleansFlowException(
                $"Edge '{context.EdgeId}' has {context.Peers.Count} consumers but only {keyGroups} key groups; raise the consumer's max parallelism (pipeline.max-parallelism).");
        }

        _hasOneChannel = context.Peers.Count == 1;
        _channelOfGroup = new ushort[keyGroups];
        for (int group = 0; group < keyGroups; group++)
        {
            _channelOfGroup[group] = (ushort)KeyGroups.SubtaskOf(group, keyGroups, context.Peers.Count);
        }
    }

    public override void Emit(T value, long timestamp)
    {
        TKey key = _keySelector(value);
        if (key is null)
        {
            ThrowNullKey();
        }

        int hash = _serializer.HashKey(key);
        ushort[] channelOfGroup = _channelOfGroup;
        int channel = _hasOneChannel ? 0 : channelOfGroup[KeyGroups.Of(hash, channelOfGroup.Length)];
        Append(channel, value, timestamp, hash);
    }

    [DoesNotReturn]
    private void ThrowNullKey() => throw new OrleansFlowException(
        $"The key selector of edge '{_edgeId}' gave null for a record of {typeof(T)}; keys of type {typeof(TKey)} must not be null. Filter such records out before KeyBy, or give them a key of their own.");
}
