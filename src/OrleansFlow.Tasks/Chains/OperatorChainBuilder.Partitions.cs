using OrleansFlow.Graph;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Keyed;
using OrleansFlow.Tasks.Operators.Partitions;

namespace OrleansFlow.Tasks.Chains;

/// <content>Functions of whole partitions.</content>
internal sealed partial class OperatorChainBuilder
{
    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn, TOut>(FullWindowSpec<TIn, TOut> spec)
    {
        Scope.AddFunction(spec.Function.Instance);
        return new FullWindowOperator<TIn, TOut>(Scope, Outputs<TOut>(), new SubtaskPartition<TIn, TOut>(spec.Function.Bind()), spec.Function.KeepsRecords);
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn, TKey, TOut>(KeyedFullWindowSpec<TIn, TKey, TOut> spec)
    {
        Scope.AddFunction(spec.Function.Instance);
        var partitions = new KeyPartitions<TIn, TKey, TOut>(spec.Function.Bind(), spec.BindKeySelector(), KeyedState.Open<TKey>(Scope), Scope.Name);
        return new FullWindowOperator<TIn, TOut>(Scope, Outputs<TOut>(), partitions, spec.Function.KeepsRecords);
    }
}
