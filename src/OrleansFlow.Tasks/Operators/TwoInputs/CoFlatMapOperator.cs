using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.TwoInputs;

/// <summary>Calls one of two functions, which push any number of results, for each record (CoStreamFlatMap).</summary>
/// <typeparam name="TIn1">Type of the first input.</typeparam>
/// <typeparam name="TIn2">Type of the second input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class CoFlatMapOperator<TIn1, TIn2, TOut> : TwoInputOperator<TIn1, TIn2, TOut>
{
    private readonly Action<TIn1, ICollector<TOut>> _first;
    private readonly Action<TIn2, ICollector<TOut>> _second;
    private readonly PushCollector<TOut> _collector;

    public CoFlatMapOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, Action<TIn1, ICollector<TOut>> first, Action<TIn2, ICollector<TOut>> second)
        : base(scope, outputs)
    {
        _first = first;
        _second = second;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        scope.OutputCount = () => _collector.Emitted;
    }

    protected override void ProcessFirst(TIn1 value, long timestamp)
    {
        _collector.Begin(timestamp);
        _first(value, _collector);
    }

    protected override void ProcessSecond(TIn2 value, long timestamp)
    {
        _collector.Begin(timestamp);
        _second(value, _collector);
    }
}
