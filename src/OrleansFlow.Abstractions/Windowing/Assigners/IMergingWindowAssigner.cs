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
