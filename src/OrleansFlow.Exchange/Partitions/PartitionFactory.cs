using OrleansFlow.Graph;

namespace OrleansFlow.Exchange;

/// <summary>Makes the partition for a partitioner.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class PartitionFactory<T>(PartitionContext<T> context) : IPartitionerSpecVisitor<T, ExchangePartition<T>>
{
    public ExchangePartition<T> Visit(SimplePartitioner spec)
    {
        switch (spec.Kind)
        {
            case PartitionerKind.Forward when context.Peers.Count != 1:
                throw new OrleansFlowException(
                    $"Edge '{context.EdgeId}' is a forward edge, but {context.Producer} has {context.Peers.Count} consumers; producer and consumer must have the same parallelism.");
            case PartitionerKind.Forward:
            case PartitionerKind.Global:
            case PartitionerKind.Rebalance or PartitionerKind.Rescale or PartitionerKind.Shuffle or PartitionerKind.Broadcast when context.Peers.Count == 1:
                return new SingleChannelPartition<T>(context);
            case PartitionerKind.Rebalance when context.Settings.IsAdaptive:
                return new AdaptivePartition<T>(context, Random().Next(context.Peers.Count));
            case PartitionerKind.Rescale when context.Settings.IsAdaptive:
                return new AdaptivePartition<T>(context, 0);
            case PartitionerKind.Rebalance:
                return new RoundRobinPartition<T>(context, Random().Next(context.Peers.Count));
            case PartitionerKind.Rescale:
                return new RoundRobinPartition<T>(context, 0);
            case PartitionerKind.Shuffle:
                return new ShufflePartition<T>(context, (ulong)Random().NextInt64());
            case PartitionerKind.Broadcast:
                return new BroadcastPartition<T>(context);
            default:
                throw new OrleansFlowException($"Edge '{context.EdgeId}' has the unknown partitioner {spec.Name}.");
        }
    }

    public ExchangePartition<T> Visit<TKey>(KeyGroupPartitioner<T, TKey> spec) =>
        new KeyGroupPartition<T, TKey>(context, spec.BindKeySelector());

    public ExchangePartition<T> Visit<TKey>(CustomPartitioner<T, TKey> spec) =>
        new CustomPartition<T, TKey>(context, spec.Bind(), spec.BindKeySelector());

    private Random Random() => context.CreateRandom($"exchange/{context.Producer}/{context.EdgeId}");
}
