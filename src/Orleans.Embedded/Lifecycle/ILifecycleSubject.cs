namespace Orleans;

/// <summary>A lifecycle and what drives it.</summary>
public interface ILifecycleSubject : ILifecycleObservable, ILifecycleObserver
{
}
