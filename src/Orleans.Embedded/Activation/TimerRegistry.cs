using Orleans.Timers;

namespace Orleans.Embedded;

/// <summary>Makes the timers of a silo's activations.</summary>
internal sealed class TimerRegistry : ITimerRegistry
{
    public IDisposable RegisterTimer(IGrainContext grainContext, Func<object?, Task> asyncCallback, object? state, TimeSpan dueTime, TimeSpan period) =>
        RegisterGrainTimer(grainContext, static (pair, _) => pair.asyncCallback(pair.state), (asyncCallback, state), new GrainTimerCreationOptions(dueTime, period) { Interleave = true });

    public IGrainTimer RegisterGrainTimer<TState>(IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        var activation = ActivationOf(grainContext);
        if (!ReferenceEquals(RuntimeContext.Current, activation))
        {
            throw new InvalidOperationException($"A timer of {grainContext.GrainId} must be made in a turn of that grain; hint: IGrainContext.Scheduler.QueueAction.");
        }

        return new GrainTimer<TState>(activation, callback, state, options);
    }

    internal static Activation ActivationOf(IGrainContext context) =>
        context as Activation ?? (context as SystemTarget)?.Activation ?? throw new ArgumentException($"{context} is not an activation of this silo.", nameof(context));
}
