using OrleansFlow.Tasks;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Types;

namespace OrleansFlow.Exchange;

/// <summary>What a partition is made of.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed record PartitionContext<T>
{
    public required string EdgeId { get; init; }

    public required ExecutionAttemptId Producer { get; init; }

    public required IReadOnlyList<ChannelPeer> Peers { get; init; }

    public required TypeSerializer<T> Serializer { get; init; }

    public required BatchCodec<T> Codec { get; init; }

    public required TypeRegistry Types { get; init; }

    public required ITaskWaker Waker { get; init; }

    public required ExchangeSettings Settings { get; init; }

    public required long BufferTimeoutMs { get; init; }

    /// <summary>Random numbers for partitioners that need them.</summary>
    public required Func<string, Random> CreateRandom { get; init; }

    /// <summary>Called once when the partition has been drained or aborted.</summary>
    public required Action<IFlushTarget> Ended { get; init; }
}
