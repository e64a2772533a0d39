namespace Orleans.Timers;

/// <summary>Makes the timers of activations.</summary>
public interface ITimerRegistry
{
    /// <summary>Makes a timer whose ticks interleave with calls.</summary>
    IDisposable RegisterTimer(IGrainContext grainContext, Func<object?, Task> asyncCallback, object? state, TimeSpan dueTime, TimeSpan period);

    /// <summary>Makes a timer.</summary>
    IGrainTimer RegisterGrainTimer<TState>(IGrainContext grainContext, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options);
}
