namespace OrleansFlow.Windowing;

/// <summary>An assigner whose windows are merged, as sessions are (MergingWindowAssigner).</summary>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public interface IMergingWindowAssigner<TWindow>
    where TWindow : IWindow
{
    /// <summary>Says which of a key's windows become one.</summary>
    /// <param name="windows">The windows of the key, in any order.</param>
    /// <param name="callback">Told of each group that becomes one window.</param>
    void MergeWindows(IReadOnlyList<TWindow> windows, IMergeCallback<TWindow> callback);
}

/// <summary>Is told which windows are merged (MergingWindowAssigner.MergeCallback).</summary>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public interface IMergeCallback<TWindow>
    where TWindow : IWindow
{
    /// <summary>Some windows become one.</summary>
    /// <param name="toBeMerged">The windows, at least one; kept by nobody.</param>
    /// <param name="mergeResult">The window that takes their place.</param>
    void Merge(IReadOnlyList<TWindow> toBeMerged, TWindow mergeResult);
}

/// <summary>Base of assigners whose windows are merged (org.apache.flink.streaming.api.windowing.assigners.MergingWindowAssigner).</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public abstract class MergingWindowAssigner<T, TWindow> : WindowAssigner<T, TWindow>, IMergingWindowAssigner<TWindow>
    where TWindow : IWindow
{
    /// <inheritdoc />
    public abstract void MergeWindows(IReadOnlyList<TWindow> windows, IMergeCallback<TWindow> callback);
}
