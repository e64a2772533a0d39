using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.Tasks.Joins;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Keyed;

namespace OrleansFlow.Tasks.Chains;

/// <content>Joins.</content>
internal sealed partial class OperatorChainBuilder
{
    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T1, T2, TKey, TOut>(IntervalJoinSpec<T1, T2, TKey, TOut> spec)
    {
        Scope.AddFunction(spec.Function);
        KeyedStateBackend<TKey> state = KeyedState.Open<TKey>(Scope);
        var inner = new IntervalJoinOperator<T1, T2, TKey, TOut>(Scope, Outputs<TOut>(), spec.Function, spec.Interval, state);
        AddKeyedInput(inner, 0, spec.BindLeft(), state);
        AddKeyedInput(inner, 1, spec.BindRight(), state);
        return inner;
    }
}
