namespace Orleans.Runtime;

/// <summary>The lifecycle of a silo and what drives it.</summary>
public interface ISiloLifecycleSubject : ISiloLifecycle, ILifecycleObserver
{
}
