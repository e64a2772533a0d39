using OrleansFlow.Configuration;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Keyed;
using OrleansFlow.Tasks.Operators.Sinks;
using OrleansFlow.Tasks.Operators.Sources;
using OrleansFlow.Tasks.Operators.Unkeyed;
using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Chains;

/// <content>One method for each kind of operator.</content>
internal sealed partial class OperatorChainBuilder
{
    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T, TSplit, TEnumeratorState>(SourceSpec<T, TSplit, TEnumeratorState> spec)
    {
        Scope.AddFunction(spec.Source);
        bool allowUnaligned = new JobConfiguration(_services.Descriptor.Configuration).Get(PipelineOptions.AllowUnalignedSourceSplits);
        var watermarks = WatermarkContext.Of(Scope, _services.Descriptor.Configuration);
        return new SourceOperator<T, TSplit, TEnumeratorState>(Scope, Outputs<T>(), spec.Source, spec.Watermarks, watermarks, allowUnaligned, RecordsPerLook);
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(TimestampsAndWatermarksSpec<T> spec) =>
        new TimestampsAndWatermarksOperator<T>(Scope, Outputs<T>(), spec.Strategy, WatermarkContext.Of(Scope, _services.Descriptor.Configuration));

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn, TOut>(MapSpec<TIn, TOut> spec)
    {
        Scope.AddFunction(spec.Function.Instance);
        return new MapOperator<TIn, TOut>(Scope, Outputs<TOut>(), spec.Bind());
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn, TOut>(FlatMapSpec<TIn, TOut> spec)
    {
        Scope.AddFunction(spec.Push?.Instance ?? spec.Pull?.Instance);
        return spec.BindPush() is { } push
            ? new PushFlatMapOperator<TIn, TOut>(Scope, Outputs<TOut>(), push)
            : new PullFlatMapOperator<TIn, TOut>(Scope, Outputs<TOut>(), BindPull(spec));
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(FilterSpec<T> spec)
    {
        Scope.AddFunction(spec.Function.Instance);
        return new FilterOperator<T>(Scope, Outputs<T>(), spec.Bind());
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T, TKey>(ReduceSpec<T, TKey> spec)
    {
        Scope.AddFunction(spec.Function.Instance);
        return new ReduceOperator<T, TKey>(Scope, Outputs<T>(), spec.Bind(), spec.BindKeySelector());
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn, TOut>(ProcessSpec<TIn, TOut> spec)
    {
        Scope.AddFunction(spec.Function);
        return new ProcessOperator<TIn, TOut>(Scope, Outputs<TOut>(), spec.Function);
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<TIn, TKey, TOut>(KeyedProcessSpec<TIn, TKey, TOut> spec)
    {
        Scope.AddFunction(spec.Function);
        return new KeyedProcessOperator<TIn, TKey, TOut>(Scope, Outputs<TOut>(), ProcessOnKeys<TKey, TIn, TOut>.Of(spec.Function), spec.BindKeySelector());
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(SinkSpec<T> spec)
    {
        Scope.AddFunction(spec.Sink);
        return new SinkOperator<T>(Scope, Outputs<object>(), spec.Sink);
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T>(CollectSpec<T> spec) => new CollectOperator<T>(Scope, Outputs<object>());

    private static Func<TIn, IEnumerable<TOut>> BindPull<TIn, TOut>(FlatMapSpec<TIn, TOut> spec) =>
        spec.Pull!.Bind(static function => throw new OrleansFlowException($"A flat map that returns a sequence is a delegate, not a {function.GetType()}."));
}
