using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Calls a function for each record and hands on what it returns (StreamMap).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="scope">Place and name.</param>
/// <param name="outputs">Where results go.</param>
/// <param name="function">The function.</param>
internal sealed class MapOperator<TIn, TOut>(OperatorScope scope, OperatorOutputs<TOut> outputs, Func<TIn, TOut> function)
    : OneInputOperator<TIn, TOut>(scope, outputs)
{
    private readonly Func<TIn, TOut> _function = function;

    public override void Collect(TIn value, long timestamp)
    {
        Chain.Current = Position;
        Out.Collect(_function(value), timestamp);
    }

    public override void CollectBatch(RecordBatch<TIn> batch, int start, int end)
    {
        long[]? timestamps = batch.Timestamps;
        TIn[] values = batch.Values;
        for (int i = start; i < end; i++)
        {
            Chain.Current = Position;
            Out.Collect(_function(values[i]), timestamps is null ? Timestamps.None : timestamps[i]);
        }
    }
}
