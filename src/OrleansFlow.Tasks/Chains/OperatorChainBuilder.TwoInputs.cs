using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Keyed;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Operators.TwoInputs;

namespace OrleansFlow.Tasks.Chains;

/// <content>Operators with two inputs, and keys for operators that do not know of them.</content>
internal sealed partial class OperatorChainBuilder
{
    // Inputs that do something before the operator gets the record.
    private readonly Dictionary<(int Node, int Input), IOperatorInput> _inputs = [];

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn1, TIn2, TOut>(CoMapSpec<TIn1, TIn2, TOut> spec)
    {
        Scope.AddFunction(spec.First.Instance);
        Scope.AddFunction(spec.Second.Instance);
        return new CoMapOperator<TIn1, TIn2, TOut>(Scope, Outputs<TOut>(), spec.BindFirst(), spec.BindSecond());
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn1, TIn2, TOut>(CoFlatMapSpec<TIn1, TIn2, TOut> spec)
    {
        Scope.AddFunction(spec.First.Instance);
        Scope.AddFunction(spec.Second.Instance);
        return new CoFlatMapOperator<TIn1, TIn2, TOut>(Scope, Outputs<TOut>(), spec.BindFirst(), spec.BindSecond());
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn1, TIn2, TOut>(CoProcessSpec<TIn1, TIn2, TOut> spec)
    {
        Scope.AddFunction(spec.Function);
        return new CoProcessOperator<TIn1, TIn2, TOut>(Scope, Outputs<TOut>(), spec.Function);
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn1, TIn2, TKey, TOut>(KeyedCoProcessSpec<TIn1, TIn2, TKey, TOut> spec)
    {
        Scope.AddFunction(spec.Function);
        KeyedStateBackend<TKey> state = KeyedState.Open<TKey>(Scope);
        var inner = new KeyedCoProcessOperator<TIn1, TIn2, TKey, TOut>(Scope, Outputs<TOut>(), CoProcessOnKeys<TKey, TIn1, TIn2, TOut>.Of(spec.Function), state);
        AddKeyedInput(inner, 0, spec.BindFirst(), state);
        AddKeyedInput(inner, 1, spec.BindSecond(), state);
        return inner;
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn, TKey>(KeyedContextSpec<TIn, TKey> spec)
    {
        KeyedStateBackend<TKey> state = KeyedState.Open<TKey>(Scope);
        IStreamOperator inner = spec.Inner.Accept(this);
        AddKeyedInput(inner, 0, spec.BindKeySelector(), state);
        return inner;
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn1, TIn2, TKey>(KeyedContextSpec<TIn1, TIn2, TKey> spec)
    {
        KeyedStateBackend<TKey> state = KeyedState.Open<TKey>(Scope);
        IStreamOperator inner = spec.Inner.Accept(this);
        AddKeyedInput(inner, 0, spec.BindFirst(), state);
        AddKeyedInput(inner, 1, spec.BindSecond(), state);
        return inner;
    }

    private void AddKeyedInput<T, TKey>(IStreamOperator inner, int index, Func<T, TKey> keySelector, KeyedStateBackend<TKey> state) =>
        _inputs.Add((_index, index), new KeyedInput<T, TKey>(Scope, (Output<T>)inner.Input(index), keySelector, state));

    private IOperatorInput InputOf(int node, int index) =>
        _inputs.TryGetValue((node, index), out IOperatorInput? input) ? input : _operators[node].Input(index);
}
