using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Operators.Fusion;

/// <summary>Compiles the loop of an operator once it has seen enough batches to be worth it.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="head">The operator.</param>
/// <param name="isOn">Whether loops are wanted.</param>
internal sealed class HotLoop<T>(IFusable head, bool isOn)
{
    /// <summary>After how many batches the loop is compiled, which takes about a millisecond.</summary>
    public const int HotAfter = 32;

    private BatchLoop<T>? _withoutTimestamps;
    private BatchLoop<T>? _withTimestamps;
    private int _batches;

    /// <summary>Processes a part of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="start">Index of the first record.</param>
    /// <param name="end">Index behind the last record.</param>
    /// <returns>Index of the first record that is left: those behind it are for the operators to process one by one.</returns>
    public int Run(RecordBatch<T> batch, int start, int end)
    {
        if (!isOn)
        {
            return start;
        }

        if (_batches <= HotAfter)
        {
            _batches++;
            return start;
        }

        if (!FusedLoopBuilder.IsSupported)
        {
            return start;
        }

        long[]? timestamps = batch.Timestamps;
        BatchLoop<T> loop = timestamps is null
            ? _withoutTimestamps ??= FusedLoopBuilder.Compile<T>(head, hasTimestamps: false)
            : _withTimestamps ??= FusedLoopBuilder.Compile<T>(head, hasTimestamps: true);
        return loop(batch.Values, timestamps, start, end);
    }
}
