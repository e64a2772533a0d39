using OrleansFlow.State;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Operators.Keyed;

/// <summary>Keeps one value for each key, combines each record with it and emits the result (StreamGroupedReduceOperator).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
internal sealed class ReduceOperator<T, TKey> : KeyedOperator<T, TKey, T>
{
    private readonly Func<T, T, T> _function;
    private readonly HeapValueState<TKey, T> _values;

    public ReduceOperator(OperatorScope scope, OperatorOutputs<T> outputs, Func<T, T, T> function, Func<T, TKey> keySelector)
        : base(scope, outputs, keySelector)
    {
        _function = function;
        _values = State.GetValueState("_op_state", scope.Types.For<T>());
    }

    protected override void Process(T value, long timestamp, TKey key, int hash)
    {
        State.SetCurrentKey(key, hash);
        T result = _values.TryGet(out T? before) ? _function(before, value) : value;
        _values.Value = result;
        Out.Collect(result, timestamp);
    }
}
