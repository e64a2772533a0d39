using Orleans.Embedded;

namespace Orleans;

/// <summary>The base of grain classes.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Takes the activation that is being made.</summary>
    protected Grain()
        : this(RuntimeContext.Current ?? throw new InvalidOperationException("a grain was constructed outside of an activation; hint: grains are made by the runtime, get references from IGrainFactory"))
    {
    }

    /// <summary>Takes the given activation and runtime, as tests do.</summary>
    protected Grain(IGrainContext grainContext, IGrainRuntime? grainRuntime = null)
    {
        GrainContext = grainContext;
        Runtime = grainRuntime ?? grainContext.ActivationServices.GetRequiredService<IGrainRuntime>();
    }

    /// <summary>The activation.</summary>
    public IGrainContext GrainContext { get; }

    /// <summary>A reference to this grain.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    /// <summary>The grain id as text.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>The silo as text.</summary>
    public string RuntimeIdentity => Runtime.SiloIdentity;

    /// <summary>Makes references.</summary>
    protected IGrainFactory GrainFactory => Runtime.GrainFactory;

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    internal IGrainRuntime Runtime { get; }

    /// <inheritdoc/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Makes a timer whose ticks interleave with calls.</summary>
    [Obsolete("Use 'RegisterGrainTimer' instead.")]
    protected IDisposable RegisterTimer(Func<object?, Task> asyncCallback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Runtime.TimerRegistry.RegisterTimer(GrainContext, asyncCallback, state, dueTime, period);

    /// <summary>Ends this activation when the running request has ended.</summary>
    protected void DeactivateOnIdle() => Runtime.DeactivateOnIdle(GrainContext);

    /// <summary>Moves this activation to another silo when the running request has ended.</summary>
    protected void MigrateOnIdle() => GrainContext.Migrate(RequestContext.CallContextData);

    /// <summary>Keeps this activation at least so long; negative removes the wish.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Runtime.DelayDeactivation(GrainContext, timeSpan);
}
