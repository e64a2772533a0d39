
namespace Orleans.Embedded;

/// <summary>Activation, deactivation, migration and timers.</summary>
internal sealed partial class Activation
{
    private readonly List<GrainTimer> _timers = [];
    private AsyncServiceScope? _scope;
    private DeactivationReason? _deactivation;
    private Dictionary<string, object>? _migrationContext;
    private bool _migrate;
    private long _keepUntil;
    private IRehydrationContext? _rehydration;

    /// <summary>Whether the activation may be collected: idle for so long, nothing running, nobody asked to keep it.</summary>
    public bool IsIdle(TimeSpan age)
    {
        var clock = Silo.Processor.Clock;
        lock (_lock)
        {
            return State == ActivationState.Valid && _running.Count == 0 && _waiting.Count == 0 && _deactivation is null
                && clock.GetTimestamp() >= _keepUntil && clock.GetElapsedTime(LastUse) >= age;
        }
    }

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (State != ActivationState.Created)
            {
                return;
            }

            State = ActivationState.Activating;
        }

        _scheduler.QueueAction(() => _ = ActivateAsync(requestContext));
    }

    /// <summary>Makes an activation around an object that exists, such as a grain service.</summary>
    public void ActivateWith(object instance)
    {
        GrainInstance = instance;
        State = ActivationState.Valid;
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (State is ActivationState.Deactivating or ActivationState.Invalid || _deactivation is not null)
            {
                return;
            }

            _deactivation = deactivationReason;
        }

        _scheduler.QueuePump();
    }

    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (State is ActivationState.Deactivating or ActivationState.Invalid || _deactivation is not null)
            {
                return;
            }

            _migrate = Class.UsesDirectory;
            _migrationContext = requestContext;
            _deactivation = new DeactivationReason(DeactivationReasonCode.Migrating, "Migrating to a new location.");
        }

        _scheduler.QueuePump();
    }

    public void Rehydrate(IRehydrationContext context) => _rehydration = context;

    public void Delay(TimeSpan time)
    {
        lock (_lock)
        {
            _keepUntil = time < TimeSpan.Zero ? 0 : Silo.Processor.DeadlineAfter(time);
        }
    }

    public void Add(GrainTimer timer)
    {
        lock (_lock)
        {
            _timers.Add(timer);
        }
    }

    public void Remove(GrainTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    /// <summary>Ends at once, without the grain's code, as when its silo is killed.</summary>
    public void Abandon()
    {
        GrainTimer[] timers;
        lock (_lock)
        {
            State = ActivationState.Invalid;
            _waiting.Drain();
            timers = [.. _timers];
        }

        _scheduler.Abandon();

        foreach (var timer in timers)
        {
            timer.Dispose();
        }

        _deactivated.TrySetResult();
    }

    private async Task ActivateAsync(Dictionary<string, object>? requestContext)
    {
        try
        {
            Silo.Processor.Trace("activate", GrainId, "", 0);
            RequestContext.Properties = new RequestContext.ContextProperties(Guid.Empty, requestContext);
            using var timeout = new CancellationTokenSource(Silo.Collection.ActivationTimeout, Silo.Processor.Clock);
            _scope = Silo.Services.CreateAsyncScope();
            _scope.Value.ServiceProvider.GetRequiredService<ActivationScope>().Context = this;
            GrainInstance = Class.Create(this);
            if (GrainInstance is IGrainMigrationParticipant participant)
            {
                Lifecycle.AddMigrationParticipant(participant);
            }

            if (GrainInstance is ILifecycleParticipant<IGrainLifecycle> ownLifecycle)
            {
                ownLifecycle.Participate(Lifecycle);
            }

            if (_rehydration is { } rehydration)
            {
                _rehydration = null;
                Lifecycle.Rehydrate(rehydration);
            }

            await Lifecycle.OnStart(timeout.Token);
            if (GrainInstance is IGrainBase grain)
            {
                await grain.OnActivateAsync(timeout.Token);
            }

            lock (_lock)
            {
                if (State == ActivationState.Activating)
                {
                    State = ActivationState.Valid;
                    LastUse = Silo.Processor.Clock.GetTimestamp();
                }
            }

            _scheduler.QueuePump();
        }
        catch (Exception exception)
        {
            RuntimeLog.ActivationFailed(Silo.RuntimeLogger, exception, GrainId);
            lock (_lock)
            {
                State = ActivationState.Deactivating;
                _deactivation ??= new DeactivationReason(DeactivationReasonCode.ActivationFailed, exception, $"Failed to activate {GrainId}.");
            }

            await EndAsync(exception);
        }
    }

    private async Task FinishDeactivatingAsync()
    {
        var reason = _deactivation!.Value;
        Silo.Processor.Trace("deactivate", GrainId, reason.ReasonCode.ToString(), 0);
        RequestContext.Properties = default;
        StopTimers();
        using var timeout = new CancellationTokenSource(Silo.Collection.DeactivationTimeout, Silo.Processor.Clock);
        try
        {
            if (GrainInstance is IGrainBase grain)
            {
                await grain.OnDeactivateAsync(reason, timeout.Token);
            }

            await Lifecycle.OnStop(timeout.Token);
        }
        catch (Exception exception)
        {
            RuntimeLog.DeactivationFailed(Silo.RuntimeLogger, exception, GrainId);
        }

        if (_migrate)
        {
            await Silo.MigrateAsync(this, Lifecycle, _migrationContext);
        }

        await EndAsync(null);
    }

    private async Task EndAsync(Exception? failure)
    {
        StopTimers();
        Silo.Remove(this);
        Message[] waiting;
        lock (_lock)
        {
            State = ActivationState.Invalid;
            waiting = _waiting.Drain();
        }

        foreach (var message in waiting)
        {
            if (failure is not null && message.Kind == MessageKind.Request)
            {
                Silo.Respond(message, Response.FromException(failure));
            }
            else
            {
                Forward(message);
            }
        }

        try
        {
            switch (GrainInstance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            if (_scope is { } scope)
            {
                await scope.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            RuntimeLog.DeactivationFailed(Silo.RuntimeLogger, exception, GrainId);
        }

        _deactivated.TrySetResult();
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (_lock)
        {
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }
}
