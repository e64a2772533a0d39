namespace Orleans.Runtime;

/// <summary>One activation: its grain, its scheduler and its services.</summary>
public interface IGrainContext : ITargetHolder, IEquatable<IGrainContext>
{
    /// <summary>A reference to the grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>The grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The object; null before it is made and after it is gone.</summary>
    object? GrainInstance { get; }

    /// <summary>The activation.</summary>
    ActivationId ActivationId { get; }

    /// <summary>Silo, grain and activation.</summary>
    GrainAddress Address { get; }

    /// <summary>The services of this activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>The lifecycle of this activation.</summary>
    IGrainLifecycle ObservableLifecycle { get; }

    /// <summary>Runs code on the activation, one turn at a time.</summary>
    IWorkItemScheduler Scheduler { get; }

    /// <summary>Ends when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Sets a component, or removes it.</summary>
    void SetComponent<TComponent>(TComponent? value)
        where TComponent : class;

    /// <summary>Accepts a message of the runtime.</summary>
    void ReceiveMessage(object message);

    /// <summary>Begins activation.</summary>
    void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default);

    /// <summary>Begins deactivation.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);

    /// <summary>Takes over what a migrated activation left.</summary>
    void Rehydrate(IRehydrationContext context);

    /// <summary>Begins migration to another silo.</summary>
    void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default);
}
