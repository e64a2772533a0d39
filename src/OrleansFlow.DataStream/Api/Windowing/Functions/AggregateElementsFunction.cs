using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow;

/// <summary>
/// Aggregates the elements that an evictor has left, when the window fires, and goes on with the result
/// (AggregateApplyWindowFunction and ReduceApplyWindowFunction of org.apache.flink.streaming.api.functions.windowing).
/// </summary>
/// <param name="aggregation">How elements become one value.</param>
/// <param name="empty">Makes the value of no elements; null if there is none, and nothing is emitted.</param>
/// <param name="function">Called with the result; null to emit it as it is.</param>
internal sealed class AggregateElementsFunction<TIn, TAcc, TResult, TOut, TKey, TWindow>(
    WindowAggregation<TIn, TAcc, TResult> aggregation,
    Func<TAcc>? empty,
    ProcessWindowFunction<TResult, TOut, TKey, TWindow>? function)
    : WrappingWindowFunction<TIn, TOut, TKey, TWindow>(function)
    where TWindow : IWindow
{
    [NonSerialized]
    private Func<TIn, TAcc, TAcc>? _add;

    [NonSerialized]
    private Func<TIn, TAcc>? _first;

    [NonSerialized]
    private Func<TAcc, TResult>? _result;

    public override ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
    {
        _add = aggregation.BindAdd();
        _first = aggregation.BindFirst();
        _result = aggregation.BindResult();
        return base.OpenAsync(context, cancellationToken);
    }

    public override void Process(TKey key, IProcessWindowContext<TWindow> context, IEnumerable<TIn> elements, ICollector<TOut> output)
    {
        bool any = false;
        TAcc? value = default;
        foreach (TIn element in elements)
        {
            value = any ? _add!(element, value!) : _first!(element);
            any = true;
        }

        if (!any && empty is null)
        {
            return;
        }

        TResult result = _result!(any ? value! : empty!());
        if (function is not null)
        {
            function.Process(key, context, [result], output);
        }
        else
        {
            // Without a function the result is the output.
            output.Collect((TOut)(object)result!);
        }
    }

    public override void Clear(IProcessWindowContext<TWindow> context) => function?.Clear(context);
}
