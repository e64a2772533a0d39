using System.Reflection;
using System.Reflection.Emit;
using OrleansFlow.Tasks.Operators.Fusion;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Unkeyed;

/// <summary>Hands on the records for which a function says so (StreamFilter).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal sealed class FilterOperator<T> : OneInputOperator<T, T>, IFusable
{
    private static readonly FieldInfo KeptField = typeof(FilterOperator<T>).GetField(nameof(_kept), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly Func<T, bool> _function;
    private long _kept;

    public FilterOperator(OperatorScope scope, OperatorOutputs<T> outputs, Func<T, bool> function)
        : base(scope, outputs)
    {
        _function = function;
        scope.OutputCount = () => _kept;
    }

    public override void Collect(T value, long timestamp)
    {
        Chain.Current = Position;
        if (_function(value))
        {
            _kept++;
            Out.Collect(value, timestamp);
        }
    }

    void IFusable.Emit(FusedLoopBuilder loop, LocalBuilder value)
    {
        loop.At(Position);
        loop.KeepIf(_function, value);
        loop.Count(this, KeptField);
        loop.HandOn(Out, value);
    }
}
