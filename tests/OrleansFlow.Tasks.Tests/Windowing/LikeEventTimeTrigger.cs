using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Does what the default trigger does, but is another: so the general operator has to take it.</summary>
public sealed class LikeEventTimeTrigger : Trigger
{
    private readonly EventTimeTrigger _same = EventTimeTrigger.Create();

    public override bool CanMerge => true;

    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context) => _same.OnElement(timestamp, maxTimestamp, context);

    public override TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context) => _same.OnEventTime(time, maxTimestamp, context);

    public override void OnMerge(long maxTimestamp, IOnMergeContext context) => _same.OnMerge(maxTimestamp, context);

    public override void Clear(long maxTimestamp, ITriggerContext context) => _same.Clear(maxTimestamp, context);
}
