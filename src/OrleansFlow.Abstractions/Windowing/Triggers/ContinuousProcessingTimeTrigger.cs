using System.Globalization;
using OrleansFlow.State;

namespace OrleansFlow.Windowing;

/// <summary>
/// Fires whenever the clock passes a multiple of an interval, and at the end of the window
/// (org.apache.flink.streaming.api.windowing.triggers.ContinuousProcessingTimeTrigger).
/// </summary>
public sealed class ContinuousProcessingTimeTrigger : Trigger
{
    private readonly ReducingStateDescriptor<long?> _fireTime = FireTime.Describe();
    private readonly long _interval;

    private ContinuousProcessingTimeTrigger(TimeSpan interval) => _interval = WindowDuration.Positive(interval, "interval", nameof(ContinuousProcessingTimeTrigger));

    /// <inheritdoc />
    public override bool CanMerge => true;

    /// <summary>Creates the trigger.</summary>
    /// <param name="interval">The interval; at least 1 ms.</param>
    /// <exception cref="JobSubmissionException">The interval is less than 1 ms.</exception>
    public static ContinuousProcessingTimeTrigger Of(TimeSpan interval) => new(interval);

    /// <inheritdoc />
    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReducingState<long?> state = context.GetPartitionedState(_fireTime);
        if (state.Get() is null)
        {
            Register(state, FireTime.FirstAfter(context.CurrentProcessingTime, _interval), maxTimestamp, context);
        }

        return TriggerResult.Continue;
    }

    /// <inheritdoc />
    public override TriggerResult OnProcessingTime(long time, long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
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
            context.RegisterProcessingTimeTimer(next);
        }
    }

    /// <inheritdoc />
    public override void Clear(long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        IReducingState<long?> state = context.GetPartitionedState(_fireTime);
        if (state.Get() is { } next)
        {
            context.DeleteProcessingTimeTimer(next);
            state.Clear();
        }
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ContinuousProcessingTimeTrigger({_interval})");

    // Not behind the end of the window; in one that had ended an interval before, there is no end to come.
    private void Register(IReducingState<long?> state, long time, long maxTimestamp, ITriggerContext context)
    {
        long next = maxTimestamp > time - _interval ? Math.Min(time, maxTimestamp) : time;
        state.Add(next);
        context.RegisterProcessingTimeTimer(next);
    }
}
