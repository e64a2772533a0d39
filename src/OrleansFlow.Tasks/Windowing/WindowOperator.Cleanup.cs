using OrleansFlow.State.Timers;

namespace OrleansFlow.Tasks.Windowing;

/// <content>
/// The timers by which windows are given up. They are timers of the trigger, too, which is asked when they fire, and may be deleted
/// by it: EventTimeTrigger deletes the timer of the end of its window when it is cleared, as ProcessingTimeoutTrigger does. In Flink
/// such a window stays for ever; here it gets a timer that gives it up and asks nobody, so that no other result comes out of it.
/// </content>
internal sealed partial class WindowOperator<T, TKey, TWindow, TOut>
{
    private readonly InternalTimerService<TKey, TWindow> _cleanups;
    private bool _isEnding;

    private void RegisterCleanup(TWindow window) => RegisterCleanup(_timers, window);

    private void RegisterCleanup(InternalTimerService<TKey, TWindow> timers, TWindow window)
    {
        long time = CleanupTime(window);
        if (time == long.MaxValue)
        {
            return;
        }

        if (_isEventTime)
        {
            timers.RegisterEventTimeTimer(window, time);
        }
        else
        {
            timers.RegisterProcessingTimeTimer(window, time);
        }
    }

    private void DeleteCleanup(InternalTimerService<TKey, TWindow> timers, TWindow window)
    {
        long time = CleanupTime(window);
        if (time == long.MaxValue)
        {
            return;
        }

        if (_isEventTime)
        {
            timers.DeleteEventTimeTimer(window, time);
        }
        else
        {
            timers.DeleteProcessingTimeTimer(window, time);
        }
    }

    // The trigger of a window that ends may delete what it likes.
    private void ClearTrigger(TWindow window)
    {
        _isEnding = true;
        _context.Window = window;
        _trigger.Clear(window, _context);
        _isEnding = false;
        if (_cleanups.EventTimeTimers + _cleanups.ProcessingTimeTimers > 0)
        {
            DeleteCleanup(_cleanups, window);
        }
    }

    private void OnTriggerDeletedTimer(long time, bool isEventTime)
    {
        if (!_isEnding && isEventTime == _isEventTime && time == CleanupTime(_context.Window))
        {
            RegisterCleanup(_cleanups, _context.Window);
        }
    }

    private void OnCleanupAlone(TWindow window)
    {
        TWindow stateWindow = window;
        if (_merging is not null)
        {
            LoadMerging();
            if (!_merging.TryGetStateWindow(window, out stateWindow))
            {
                return;
            }
        }

        GiveUp(window, stateWindow);
    }
}
