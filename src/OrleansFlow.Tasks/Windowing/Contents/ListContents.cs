using OrleansFlow.State.Kinds;
using OrleansFlow.State.Scopes;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>Windows that hold their elements.</summary>
internal sealed class ListContents<T, TKey, TWindow, TOut>(
    HeapList<TKey, NamespacedKey<TKey, TWindow>, NamespaceScope<TKey, TWindow>, T> elements,
    WindowFunctionCall<TKey, TWindow, T, TOut> function,
    PushCollector<TOut> collector) : WindowContents<T, TKey, TWindow>
    where TWindow : IWindow
{
    public override void Add(TWindow stateWindow, T value, long timestamp)
    {
        elements.SetWindow(stateWindow);
        elements.Add(value);
    }

    public override bool Emit(TKey key, TWindow window, TWindow stateWindow)
    {
        elements.SetWindow(stateWindow);
        if (!elements.Exists)
        {
            return false;
        }

        collector.Begin(window.MaxTimestamp);
        function.Process(key, window, elements.Get());
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
