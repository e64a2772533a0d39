using System.Runtime.CompilerServices;
using OrleansFlow.Graph;
using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>Windows that hold one value.</summary>
internal sealed class AggregateContents<T, TKey, TWindow, TAcc, TResult, TOut>(
    HeapValue<TKey, NamespacedKey<TKey, TWindow>, NamespaceScope<TKey, TWindow>, TAcc> values,
    WindowAggregation<T, TAcc, TResult> aggregation,
    WindowFunctionCall<TKey, TWindow, TResult, TOut>? function,
    PushCollector<TOut> collector) : WindowContents<T, TKey, TWindow>
    where TWindow : IWindow
{
    private readonly Func<T, TAcc> _first = aggregation.BindFirst();
    private readonly Func<T, TAcc, TAcc> _add = aggregation.BindAdd();
    private readonly Func<TAcc, TAcc, TAcc> _merge = aggregation.BindMerge();
    private readonly Func<TAcc, TResult> _result = aggregation.BindResult();

    public override void Add(TWindow stateWindow, T value, long timestamp)
    {
        values.SetWindow(stateWindow);
        values.Value = values.TryGet(out TAcc? sofar) ? _add(value, sofar) : _first(value);
    }

    public override bool Emit(TKey key, TWindow window, TWindow stateWindow)
    {
        values.SetWindow(stateWindow);
        if (!values.TryGet(out TAcc? value))
        {
            return false;
        }

        TResult result = _result(value);
        collector.Begin(window.MaxTimestamp);
        if (function is null)
        {
            collector.Collect(Unsafe.As<TResult, TOut>(ref result));
        }
        else
        {
            function.Process(key, window, result);
        }

        return true;
    }

    public override void Clear(TWindow stateWindow)
    {
        values.SetWindow(stateWindow);
        values.Clear();
    }

    public override void Merge(TWindow target, IReadOnlyList<TWindow> sources)
    {
        values.SetWindow(target);
        bool any = values.TryGet(out TAcc? merged);
        bool changed = false;
        foreach (TWindow source in sources)
        {
            values.SetWindow(source);
            if (values.TryGet(out TAcc? value))
            {
                merged = any ? _merge(merged!, value) : value;
                any = changed = true;
                values.Clear();
            }
        }

        if (changed)
        {
            values.SetWindow(target);
            values.Value = merged;
        }
    }

    public override void ClearFunction(TWindow window) => function?.Clear(window);
}
