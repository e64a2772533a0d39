namespace OrleansFlow.Windowing;

/// <summary>Fires when the clock passes the end of the window (org.apache.flink.streaming.api.windowing.triggers.ProcessingTimeTrigger).</summary>
public sealed class ProcessingTimeTrigger : Trigger
{
    private ProcessingTimeTrigger()
    {
    }

    /// <inheritdoc />
    public override bool CanMerge => true;

    /// <summary>Creates the trigger.</summary>
    public static ProcessingTimeTrigger Create() => new();

    /// <inheritdoc />
    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.RegisterProcessingTimeTimer(maxTimestamp);
        return TriggerResult.Continue;
    }

    /// <inheritdoc />
    public override TriggerResult OnProcessingTime(long time, long maxTimestamp, ITriggerContext context) => TriggerResult.Fire;

    /// <inheritdoc />
    public override void OnMerge(long maxTimestamp, IOnMergeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (maxTimestamp > context.CurrentProcessingTime)
        {
            context.RegisterProcessingTimeTimer(maxTimestamp);
        }
    }

    /// <inheritdoc />
    public override void Clear(long maxTimestamp, ITriggerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.DeleteProcessingTimeTimer(maxTimestamp);
    }

    /// <inheritdoc />
    public override string ToString() => "ProcessingTimeTrigger()";
}
