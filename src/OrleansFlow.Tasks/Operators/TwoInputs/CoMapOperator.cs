using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.TwoInputs;

/// <summary>Calls one of two functions for each record and hands on what it returns (CoStreamMap).</summary>
/// <typeparam name="TIn1">Type of the first input.</typeparam>
/// <typeparam name="TIn2">Type of the second input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class CoMapOperator<TIn1, TIn2, TOut>(OperatorScope scope, OperatorOutputs<TOut> outputs, Func<TIn1, TOut> first, Func<TIn2, TOut> second)
    : TwoInputOperator<TIn1, TIn2, TOut>(scope, outputs)
{
    protected override void ProcessFirst(TIn1 value, long timestamp)
    {
        Chain.Current = Position;
        Out.Collect(first(value), timestamp);
    }

    protected override void ProcessSecond(TIn2 value, long timestamp)
    {
        Chain.Current = Position;
        Out.Collect(second(value), timestamp);
    }
}
