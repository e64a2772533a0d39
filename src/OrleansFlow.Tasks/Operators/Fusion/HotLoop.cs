using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Fusion;

/// <summary>Hands batches to the first operator of a chain, by a compiled loop once it has seen enough of them to be worth it.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="head">Takes the records.</param>
/// <param name="chain">What the chain shares.</param>
/// <param name="position">Position of who hands them on; <see cref="ChainState.NoOperator"/> for a gate.</param>
internal sealed class HotLoop<T>(Output<T> head, ChainState chain, int position)
{
    /// <summary>After how many batches the loop is compiled, which takes about a millisecond.</summary>
    public const int HotAfter = 32;

    private readonly IFusable? _head = chain.IsFused && FusedLoopBuilder.IsSupported ? head as IFusable : null;
    private BatchLoop<T>? _withoutTimestamps;
    private BatchLoop<T>? _withTimestamps;
    private int _batches;

    /// <summary>Has a part of a batch processed.</summary>
    /// <param name="batch">The batch; it stays the caller's.</param>
    /// <param name="start">Index of the first record.</param>
    /// <param name="end">Index behind the last record.</param>
    public void Process(RecordBatch<T> batch, int start, int end)
    {
        if (_batches > HotAfter && _head is not null && start < end)
        {
            long[]? timestamps = batch.Timestamps;
            BatchLoop<T> loop = timestamps is null
                ? _withoutTimestamps ??= FusedLoopBuilder.Compile<T>(_head, chain, position, hasTimestamps: false, out _)
                : _withTimestamps ??= FusedLoopBuilder.Compile<T>(_head, chain, position, hasTimestamps: true, out _);
            start = loop(batch.Values, timestamps, start, end);
        }
        else
        {
            _batches++;
        }

        if (start < end)
        {
            head.CollectBatch(batch, start, end);
        }
    }
}
