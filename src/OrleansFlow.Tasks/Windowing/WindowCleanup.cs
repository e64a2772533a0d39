using OrleansFlow.State.Timers;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>Takes the timers that give windows up without asking their trigger.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
/// <param name="giveUp">Gives a window of the current key up.</param>
internal sealed class WindowCleanup<TKey, TWindow>(Action<TWindow> giveUp) : ITriggerable<TKey, TWindow>
{
    public void OnEventTime(in InternalTimer<TKey, TWindow> timer) => giveUp(timer.Namespace);

    public void OnProcessingTime(in InternalTimer<TKey, TWindow> timer) => giveUp(timer.Namespace);
}
