using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Broadcast;
using OrleansFlow.Tasks.Operators.Keyed;

namespace OrleansFlow.Tasks.Chains;

/// <content>Functions with broadcast states.</content>
internal sealed partial class OperatorChainBuilder
{
    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn, TBroadcast, TOut>(BroadcastProcessSpec<TIn, TBroadcast, TOut> spec)
    {
        Scope.AddFunction(spec.Function);
        return new BroadcastProcessOperator<TIn, TBroadcast, TOut>(Scope, Outputs<TOut>(), spec.Function, spec.States);
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TKey, TIn, TBroadcast, TOut>(KeyedBroadcastProcessSpec<TKey, TIn, TBroadcast, TOut> spec)
    {
        Scope.AddFunction(spec.Function);
        KeyedStateBackend<TKey> state = KeyedState.Open<TKey>(Scope);
        var inner = new KeyedBroadcastProcessOperator<TKey, TIn, TBroadcast, TOut>(Scope, Outputs<TOut>(), spec.Function, state, spec.States);
        AddKeyedInput(inner, 0, spec.BindKeySelector(), state);
        return inner;
    }
}
