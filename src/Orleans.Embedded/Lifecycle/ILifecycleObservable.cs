namespace Orleans;

/// <summary>Something that starts and stops in stages.</summary>
public interface ILifecycleObservable
{
    /// <summary>Subscribes at a stage; disposing unsubscribes.</summary>
    IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer);
}
