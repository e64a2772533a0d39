using System.Reflection.Emit;
using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Unkeyed;

/// <summary>Calls a function that pushes any number of results for each record (StreamFlatMap).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class PushFlatMapOperator<TIn, TOut> : OneInputOperator<TIn, TOut>, IFusable
{
    private readonly Action<TIn, ICollector<TOut>> _function;
    private readonly PushCollector<TOut> _collector;

    public PushFlatMapOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, Action<TIn, ICollector<TOut>> function)
        : base(scope, outputs)
    {
        _function = function;
        _collector = new PushCollector<TOut>(Out, Chain, Position);
        scope.OutputCount = () => _collector.Emitted;
    }

    public override void Collect(TIn value, long timestamp)
    {
        _collector.Begin(timestamp);
        _function(value, _collector);
    }

    void IFusable.Emit(FusedLoopBuilder loop, LocalBuilder value)
    {
        loop.At(Position);
        loop.CallPushing(_function, value, _collector, ((Action<long>)_collector.Begin).Method);
    }
}
