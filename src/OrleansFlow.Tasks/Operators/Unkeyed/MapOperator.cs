using System.Reflection.Emit;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Unkeyed;

/// <summary>Calls a function for each record and hands on what it returns (StreamMap).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
internal sealed class MapOperator<TIn, TOut> : OneInputOperator<TIn, TOut>, IFusable
{
    private readonly Func<TIn, TOut> _function;

    public MapOperator(OperatorScope scope, OperatorOutputs<TOut> outputs, Func<TIn, TOut> function)
        : base(scope, outputs)
    {
        _function = function;
    }

    public override void Collect(TIn value, long timestamp)
    {
        Chain.Current = Position;
        Out.Collect(_function(value), timestamp);
    }

    void IFusable.Emit(FusedLoopBuilder loop, LocalBuilder value)
    {
        loop.At(Position);
        loop.HandOn(Out, loop.Call(_function, value, typeof(TOut)));
    }
}
