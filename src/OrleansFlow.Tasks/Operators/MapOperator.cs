using System.Reflection.Emit;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators.Fusion;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Calls a function for each record and hands on what it returns (StreamMap).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class MapOperator<TIn, TOut> : OneInputOperator<TIn, TOut>, IFusable
{
    private readonly Func<TIn, TOut> _function;
    private readonly HotLoop<TIn> _hotLoop;

    public MapOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, Func<TIn, TOut> function)
        : base(scope, outputs)
    {
        _function = function;
        _hotLoop = new HotLoop<TIn>(this, Chain.IsFused);
    }

    public override void Collect(TIn value, long timestamp)
    {
        Chain.Current = Position;
        Out.Collect(_function(value), timestamp);
    }

    public override void CollectBatch(RecordBatch<TIn> batch, int start, int end)
    {
        int next = _hotLoop.Run(batch, start, end);
        if (next < end)
        {
            base.CollectBatch(batch, next, end);
        }
    }

    void IFusable.Emit(FusedLoopBuilder loop, LocalBuilder value)
    {
        loop.Mark(Chain, Position);
        loop.HandOn(Out, loop.Call(_function, value, typeof(TOut)));
    }
}
