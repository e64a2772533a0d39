namespace OrleansFlow.Windowing;

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
