namespace Orleans;

/// <summary>What grains can do with their activation.</summary>
public static class GrainBaseExtensions
{
    /// <summary>Ends the activation when the running request has ended.</summary>
    public static void DeactivateOnIdle(this IGrainBase grain) =>
        grain.GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    /// <summary>Moves the activation to another silo when the running request has ended.</summary>
    public static void MigrateOnIdle(this IGrainBase grain) => grain.GrainContext.Migrate(RequestContext.CallContextData);

    /// <summary>Makes a timer.</summary>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
        Register(grain, static (state, token) => state(token), callback, options);

    /// <summary>Makes a timer.</summary>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, static (state, token) => state(token), callback, new GrainTimerCreationOptions(dueTime, period));

    /// <summary>Makes a timer.</summary>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, GrainTimerCreationOptions options) =>
        Register(grain, static (state, _) => state(), callback, options);

    /// <summary>Makes a timer.</summary>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, static (state, _) => state(), callback, new GrainTimerCreationOptions(dueTime, period));

    /// <summary>Makes a timer with a state.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options) =>
        Register(grain, callback, state, options);

    /// <summary>Makes a timer with a state.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(this IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, callback, state, new GrainTimerCreationOptions(dueTime, period));

    /// <summary>Makes a timer with a state.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(this IGrainBase grain, Func<TState, Task> callback, TState state, GrainTimerCreationOptions options) =>
        Register(grain, static (pair, _) => pair.callback(pair.state), (callback, state), options);

    /// <summary>Makes a timer with a state.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(this IGrainBase grain, Func<TState, Task> callback, TState state, TimeSpan dueTime, TimeSpan period) =>
        Register(grain, static (pair, _) => pair.callback(pair.state), (callback, state), new GrainTimerCreationOptions(dueTime, period));

    private static IGrainTimer Register<TState>(IGrainBase grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var runtime = grain is Grain { Runtime: { } own } ? own : grain.GrainContext.ActivationServices.GetRequiredService<IGrainRuntime>();
        return runtime.TimerRegistry.RegisterGrainTimer(grain.GrainContext, callback, state, options);
    }
}
