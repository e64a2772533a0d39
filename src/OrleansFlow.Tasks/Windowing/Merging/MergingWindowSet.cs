using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>
/// The open windows of a key whose windows merge, each with the window under which its contents are kept: that of one of the
/// windows it was merged from, so that contents move only when two windows that have some become one
/// (org.apache.flink.streaming.runtime.operators.windowing.MergingWindowSet).
/// </summary>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
internal sealed class MergingWindowSet<TWindow> : IMergeCallback<TWindow>
    where TWindow : IWindow
{
    private readonly IMergingWindowAssigner<TWindow> _assigner;
    private readonly Action<WindowMerge<TWindow>> _merged;
    private readonly List<TWindow> _candidates = [];
    private readonly List<WindowMerge<TWindow>> _merges = [];
    private List<WindowPair<TWindow>> _windows = [];

    /// <summary>Creates a set without windows.</summary>
    /// <param name="assigner">Says which windows become one.</param>
    /// <param name="merged">Told of each merge of windows that were there before; returns when contents and timers are moved.</param>
    public MergingWindowSet(IMergingWindowAssigner<TWindow> assigner, Action<WindowMerge<TWindow>> merged)
    {
        _assigner = assigner;
        _merged = merged;
    }

    /// <summary>The windows of the current key; the list is the set's to change.</summary>
    public List<WindowPair<TWindow>> Windows
    {
        get => _windows;
        set => _windows = value;
    }

    /// <summary>Finds the window under which a window's contents are kept.</summary>
    /// <returns>False if the window is not there.</returns>
    public bool TryGetStateWindow(TWindow window, out TWindow stateWindow)
    {
        int index = IndexOf(window);
        stateWindow = index >= 0 ? _windows[index].StateWindow : default!;
        return index >= 0;
    }

    /// <summary>Forgets a window.</summary>
    public void Retire(TWindow window) => _windows.RemoveAt(IndexOf(window));

    /// <summary>Adds a window and merges what then belongs together.</summary>
    /// <returns>The window that the added one has become a part of; itself if it was merged with none.</returns>
    public TWindow Add(TWindow window)
    {
        if (IndexOf(window) >= 0)
        {
            return window;
        }

        if (_windows.Count == 0)
        {
            _windows.Add(new WindowPair<TWindow>(window, window));
            return window;
        }

        _candidates.Clear();
        foreach (WindowPair<TWindow> pair in _windows)
        {
            _candidates.Add(pair.Window);
        }

        _candidates.Add(window);
        _merges.Clear();
        _assigner.MergeWindows(_candidates, this);
        TWindow result = window;
        bool isMerged = false;
        foreach (WindowMerge<TWindow> merge in _merges)
        {
            if (merge.Sources.Remove(window))
            {
                result = merge.Result;
                isMerged = true;
            }

            Apply(merge);
        }

        if (!isMerged)
        {
            _windows.Add(new WindowPair<TWindow>(window, window));
        }

        return result;
    }

    void IMergeCallback<TWindow>.Merge(IReadOnlyList<TWindow> toBeMerged, TWindow mergeResult) =>
        _merges.Add(new WindowMerge<TWindow> { Result = mergeResult, Sources = [.. toBeMerged] });

    private void Apply(WindowMerge<TWindow> merge)
    {
        foreach (TWindow source in merge.Sources)
        {
            int index = IndexOf(source);
            if (index >= 0)
            {
                merge.StateWindows.Add(_windows[index].StateWindow);
                _windows.RemoveAt(index);
            }
        }

        if (merge.StateWindows.Count == 0)
        {
            // Only the new window: it has no contents yet.
            _windows.Add(new WindowPair<TWindow>(merge.Result, merge.Result));
            return;
        }

        TWindow stateWindow = merge.StateWindows[0];
        merge.StateWindows.RemoveAt(0);
        merge.StateWindow = stateWindow;
        _windows.Add(new WindowPair<TWindow>(merge.Result, stateWindow));

        // A window that took in the new one without growing is no other window than before.
        if (merge.Sources.Count > 1 || !EqualityComparer<TWindow>.Default.Equals(merge.Sources[0], merge.Result))
        {
            _merged(merge);
        }
    }

    private int IndexOf(TWindow window)
    {
        for (int i = 0; i < _windows.Count; i++)
        {
            if (EqualityComparer<TWindow>.Default.Equals(_windows[i].Window, window))
            {
                return i;
            }
        }

        return -1;
    }
}
