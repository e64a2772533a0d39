using System.Globalization;
using OrleansFlow.State;

namespace OrleansFlow.Windowing;

/// <summary>
/// Fires whenever the watermark passes a multiple of an interval, and at the end of the window
/// (org.apache.flink.streaming.api.windowing.triggers.ContinuousEventTimeTrigger).
/// </summary>
public sealed class ContinuousEventTimeTrigger : Trigger
{
    private readonly ReducingStateDescriptor<long?> _fireTime = FireTime.Describe();
    private readonly long _interval;

    private ContinuousEventTimeTrigger(TimeSpan interval) => _interval = WindowDuration.Positive(interval, "interval", nameof(ContinuousEventTimeTrigger));

    /// <inheritdoc />
    public override bool CanMerge => true;

    /// <summary>Creates the trigger.</summary>
    /// <param name="interval">The interval; at least 1 ms.</param>
    /// <exception cref="JobSubmissionException">The interval is less than 1 ms.</exception>
    public static ContinuousEventTimeTrigger Of(TimeSpan interval) => new(interval);

    /// <inheritdoc />
    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (maxTimestamp <= context.CurrentWatermark)
        {
            return TriggerResult.Fire;
        }

        context.RegisterEventTimeTimer(maxTimestamp);
        IReducingState<long?> state = context.GetPartitionedState(_fireTime);
        if (state.Get() is null)
        {
            Register(state, FireTime.FirstAfter(timestamp, _interval), maxTimestamp, context);
        }

        return TriggerResult.Continue;
    }

    /// <inheritdoc />
    public override TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (time == maxTimestamp)
        {
            return TriggerResult.Fire;
        }

        IReducingState<long?> state = context.GetPartitionedState(_fireTime);
        if (state.Get() != time)
        {
            return TriggerResult.Continue;
        }

        state.Clear();
        Register(state, time + _interval, maxTimestamp, context);
        return TriggerResult.Fire;
    }

    /// <inheritdoc />
    public override void OnMerge(long maxTimestamp, IOnMergeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.MergePartitionedState(_fireTime);
        if (context.GetPartitionedState(_fireTime).Get() is { } next)
        {
            context.RegisterEventTimeTimer(next);
        }
    }

    /// <inheritdoc />
    public override void Clear(long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReducingState<long?> state = context.GetPartitionedState(_fireTime);
        if (state.Get() is { } next)
        {
            context.DeleteEventTimeTimer(next);
            state.Clear();
        }
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ContinuousEventTimeTrigger({_interval})");

    // Never behind the end of the window: there it fires for the last time. A global window has no end but that of the input, at which
    // the times until then are not gone through one by one (Flink's trigger does not come to an end there).
    private static void Register(IReducingState<long?> state, long time, long maxTimestamp, ITriggerContext context)
    {
        long next = maxTimestamp == long.MaxValue && context.CurrentWatermark == Timestamps.MaxWatermark ? maxTimestamp : Math.Min(time, maxTimestamp);
        state.Add(next);
        context.RegisterEventTimeTimer(next);
    }
}
