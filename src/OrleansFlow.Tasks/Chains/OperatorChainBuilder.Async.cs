using OrleansFlow.Graph;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Async;

namespace OrleansFlow.Tasks.Chains;

/// <content>Asynchronous functions.</content>
internal sealed partial class OperatorChainBuilder
{
    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn, TOut>(AsyncSpec<TIn, TOut> spec)
    {
        Scope.AddFunction(spec.Function);
        return new AsyncOperator<TIn, TOut>(Scope, Outputs<TOut>(), spec.Function, spec.Timeout, spec.Capacity, spec.Ordered, spec.Retry);
    }
}
