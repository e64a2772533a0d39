using OrleansFlow.State;

namespace OrleansFlow.Windowing;

/// <summary>The timer of a time-out, remembered so that it can be taken back.</summary>
internal sealed class TimeoutTimer(TimeSpan timeout, bool resetOnNewRecord)
{
    private readonly ValueStateDescriptor<long> _state = new("timeout");
    private readonly long _timeout = WindowDuration.Positive(timeout, "time-out", "ProcessingTimeoutTrigger");

    public void Register(ITriggerContext context)
    {
        if (resetOnNewRecord)
        {
            Delete(context);
        }

        IValueState<long> state = context.GetPartitionedState(_state);
        if (!state.TryGet(out _))
        {
            long time = context.CurrentProcessingTime + _timeout;
            state.Value = time;
            context.RegisterProcessingTimeTimer(time);
        }
    }

    public void Delete(ITriggerContext context)
    {
        IValueState<long> state = context.GetPartitionedState(_state);
        if (state.TryGet(out long time))
        {
            context.DeleteProcessingTimeTimer(time);
            state.Clear();
        }
    }

    public static bool Fires(TriggerResult result) => (result & TriggerResult.Fire) != 0;

    public static TriggerResult Fired(TriggerResult nested) => nested | TriggerResult.Fire;
}
