namespace Orleans.Embedded.Simulation;

/// <summary>The clock of one node of a simulation: virtual time, and timers that end with the node.</summary>
internal sealed class VirtualTimeProvider(DeterministicRuntime runtime, SimulatedProcessor? processor) : TimeProvider
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => runtime.UtcNow;

    public override long GetTimestamp() => runtime.UtcNow.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => CreateTimer(callback, state, dueTime, period, upkeep: false);

    public ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period, bool upkeep)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(runtime, processor, callback, state, upkeep);
        timer.Change(dueTime, period);
        return timer;
    }
}
