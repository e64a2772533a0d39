using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Hands on the records for which a function says so (StreamFilter).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="scope">Place and name.</param>
/// <param name="outputs">Where results go.</param>
/// <param name="function">The function.</param>
internal sealed class FilterOperator<T>(OperatorScope scope, OperatorOutputs<T> outputs, Func<T, bool> function)
    : OneInputOperator<T, T>(scope, outputs)
{
    private readonly Func<T, bool> _function = function;

    public override void Collect(T value, long timestamp)
    {
        Chain.Current = Position;
        if (_function(value))
        {
            Out.Collect(value, timestamp);
        }
    }

    public override void CollectBatch(RecordBatch<T> batch, int start, int end)
    {
        long[]? timestamps = batch.Timestamps;
        T[] values = batch.Values;
        for (int i = start; i < end; i++)
        {
            Chain.Current = Position;
            T value = values[i];
            if (_function(value))
            {
                Out.Collect(value, timestamps is null ? Timestamps.None : timestamps[i]);
            }
        }
    }
}
