using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>
/// Windows that hold their elements with timestamps, some of which an evictor removes before and after the function sees them
/// (org.apache.flink.streaming.runtime.operators.windowing.EvictingWindowOperator).
/// </summary>
internal sealed class EvictingContents<T, TKey, TWindow, TOut>(
    HeapList<TKey, NamespacedKey<TKey, TWindow>, NamespaceScope<TKey, TWindow>, TimestampedValue<T>> elements,
    Evictor<T, TWindow> evictor,
    IEvictorContext context,
    WindowFunctionCall<TKey, TWindow, T, TOut> function,
    PushCollector<TOut> collector) : WindowContents<T, TKey, TWindow>
    where TWindow : IWindow
{
    public override void Add(TWindow stateWindow, T value, long timestamp)
    {
        elements.SetWindow(stateWindow);
        elements.Add(new TimestampedValue<T>(value, timestamp));
    }

    public override bool Emit(TKey key, TWindow window, TWindow stateWindow)
    {
        elements.SetWindow(stateWindow);
        if (!elements.Exists)
        {
            return false;
        }

        List<TimestampedValue<T>> kept = [.. elements.Get()];
        evictor.EvictBefore(kept, window, context);
        collector.Begin(window.MaxTimestamp);
        function.Process(key, window, kept.ConvertAll(static element => element.Value));
        evictor.EvictAfter(kept, window, context);
        elements.SetWindow(stateWindow);
        elements.Update(kept);
        return true;
    }

    public override void Clear(TWindow stateWindow)
    {
        elements.SetWindow(stateWindow);
        elements.Clear();
    }

    public override void Merge(TWindow target, IReadOnlyList<TWindow> sources) => WindowStates<TKey, TWindow>.Merge(elements, target, sources);

    public override void ClearFunction(TWindow window) => function.Clear(window);
}
