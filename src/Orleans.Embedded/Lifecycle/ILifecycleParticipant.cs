namespace Orleans;

/// <summary>Takes part in a lifecycle.</summary>
public interface ILifecycleParticipant<TLifecycleObservable>
    where TLifecycleObservable : ILifecycleObservable
{
    /// <summary>Subscribes.</summary>
    void Participate(TLifecycleObservable lifecycle);
}
