namespace OrleansFlow.Windowing;

/// <summary>Base of assigners whose windows are merged (org.apache.flink.streaming.api.windowing.assigners.MergingWindowAssigner).</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public abstract class MergingWindowAssigner<T, TWindow> : WindowAssigner<T, TWindow>, IMergingWindowAssigner<TWindow>
    where TWindow : IWindow
{
    /// <inheritdoc />
    public abstract void MergeWindows(IReadOnlyList<TWindow> windows, IMergeCallback<TWindow> callback);
}
