namespace Orleans;

/// <summary>Is told when a stage starts and stops.</summary>
public interface ILifecycleObserver
{
    /// <summary>The stage starts.</summary>
    Task OnStart(CancellationToken cancellationToken = default);

    /// <summary>The stage stops.</summary>
    Task OnStop(CancellationToken cancellationToken = default);
}
