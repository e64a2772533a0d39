using OrleansFlow.Graph;
using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Tasks.Windowing;
using OrleansFlow.Tasks.Windowing.Sessions;
using OrleansFlow.Tasks.Windowing.Sliding;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Chains;

/// <content>Windows.</content>
internal sealed partial class OperatorChainBuilder
{
    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T, TKey, TWindow, TAcc, TPart, TOut>(AggregateWindowSpec<T, TKey, TWindow, TAcc, TPart, TOut> spec)
    {
        Scope.AddFunction(spec.Function);
        if (spec is AggregateWindowSpec<T, TKey, TimeWindow, TAcc, TPart, TOut> timeSpec && AlignedWindows.TryOf(timeSpec.Settings, out AlignedWindows? shape))
        {
            return SharesPanes(timeSpec, shape)
                ? new SlidingWindowOperator<T, TKey, TAcc, TPart, TOut>(Scope, Outputs<TOut>(), timeSpec, shape)
                : new AlignedWindowOperator<T, TKey, TAcc, TPart, TOut>(Scope, Outputs<TOut>(), timeSpec, shape);
        }

        if (spec is AggregateWindowSpec<T, TKey, TimeWindow, TAcc, TPart, TOut> sessions && SessionState.TryGetGap(sessions.Settings, out long? gap))
        {
            return new SessionWindowOperator<T, TKey, TAcc, TPart, TOut>(Scope, Outputs<TOut>(), sessions, gap.Value);
        }

        OperatorScope scope = Scope;
        OperatorOutputs<TOut> outputs = Outputs<TOut>();
        return new WindowOperator<T, TKey, TWindow, TOut>(scope, outputs, spec, o =>
        {
            WindowFunctionCall<TKey, TWindow, TPart, TOut>? call = spec.Function is { } function
                ? new WindowFunctionCall<TKey, TWindow, TPart, TOut>(scope, outputs, function, o.Collector, StatesForFunctions(spec, o))
                : null;
            return new AggregateContents<T, TKey, TWindow, TAcc, TPart, TOut>(o.States.Value<TAcc>(), spec.Aggregation, call, o.Collector);
        });
    }

    IStreamOperator IOperatorSpecVisitor<IStreamOperator>.Visit<T, TKey, TWindow, TOut>(ListWindowSpec<T, TKey, TWindow, TOut> spec)
    {
        Scope.AddFunction(spec.Function);
        OperatorScope scope = Scope;
        OperatorOutputs<TOut> outputs = Outputs<TOut>();
        return new WindowOperator<T, TKey, TWindow, TOut>(scope, outputs, spec, o =>
        {
            var call = new WindowFunctionCall<TKey, TWindow, T, TOut>(scope, outputs, spec.Function, o.Collector, StatesForFunctions(spec, o));
            return spec.Settings.Evictor is null
                ? new ListContents<T, TKey, TWindow, TOut>(o.States.List<T>(), call, o.Collector)
                : new EvictingContents<T, TKey, TWindow, TOut>(o.States.List<TimestampedValue<T>>(), spec.Settings.Evictor, o, call, o.Collector);
        });
    }

    // The state of a window that merges would be left behind under another window.
    private static WindowStates<TKey, TWindow>? StatesForFunctions<T, TKey, TWindow, TOut>(WindowSpec<T, TKey, TWindow, TOut> spec, WindowOperator<T, TKey, TWindow, TOut> windows)
        where TWindow : IWindow =>
        spec.Settings.Merging is null ? windows.States : null;

    // Windows share panes where nobody can see it: a function that clears the state it kept for a window must be told of each window.
    private static bool SharesPanes<T, TKey, TAcc, TResult, TOut>(AggregateWindowSpec<T, TKey, TimeWindow, TAcc, TResult, TOut> spec, AlignedWindows shape) =>
        shape.Size > shape.Slide && spec.Aggregation.IsMergeable && !OverridesClear(spec.Function);

    private static bool OverridesClear<TIn, TOut, TKey, TWindow>(ProcessWindowFunction<TIn, TOut, TKey, TWindow>? function)
        where TWindow : IWindow =>
        function is not null && ((Action<IProcessWindowContext<TWindow>>)function.Clear).Method.DeclaringType != typeof(ProcessWindowFunction<TIn, TOut, TKey, TWindow>);
}
