using OrleansFlow.State;
using OrleansFlow.Types;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing;

/// <content>Windows that merge.</content>
internal sealed partial class WindowOperator<T, TKey, TWindow, TOut>
{
    private const string MergingStateName = "merging-window-set";

    private MergingWindowSet<TWindow>? _merging;
    private HeapValueState<TKey, List<WindowPair<TWindow>>>? _mergingState;

    private void OpenMerging(IMergingWindowAssigner<TWindow> assigner, TypeSerializer<TWindow> windows)
    {
        _merging = new MergingWindowSet<TWindow>(assigner, OnMerge);
        _mergingState = State.GetValueState(MergingStateName, new WindowPairsSerializer<TWindow>(windows));
    }

    private bool AddMerging(T value, long timestamp, TKey key)
    {
        LoadMerging();
        bool added = false;
        foreach (TWindow window in _assigned)
        {
            TWindow actual = _merging!.Add(window);
            if (IsLate(actual))
            {
                _merging.Retire(actual);
                continue;
            }

            added = true;
            _merging.TryGetStateWindow(actual, out TWindow stateWindow);
            AddTo(actual, stateWindow, value, timestamp, key);
        }

        StoreMerging();
        return added;
    }

    private void LoadMerging() => _merging!.Windows = _mergingState!.TryGet(out List<WindowPair<TWindow>>? windows) ? windows : [];

    private void StoreMerging() => _mergingState!.Value = _merging!.Windows.Count == 0 ? null : _merging.Windows;

    private void OnMerge(WindowMerge<TWindow> merge)
    {
        TWindow result = merge.Result;
        long now = _isEventTime ? _timers.CurrentWatermark : _timers.CurrentProcessingTime;
        if (CleanupTime(result) <= now)
        {
            throw WindowErrors.MergedIntoThePast(Scope.Name, result, CleanupTime(result), _isEventTime ? "watermark" : "processing time", now);
        }

        _context.Window = result;
        _context.Merged = merge.Sources;
        _trigger.OnMerge(result, _context);
        foreach (TWindow source in merge.Sources)
        {
            ClearTrigger(source);
            DeleteCleanup(_timers, source);
        }

        _contents.Merge(merge.StateWindow, merge.StateWindows);
    }
}
