namespace OrleansFlow.Windowing;

/// <summary>
/// Throws a window's contents away whenever another trigger fires (org.apache.flink.streaming.api.windowing.triggers.PurgingTrigger).
/// </summary>
public sealed class PurgingTrigger : Trigger
{
    private readonly Trigger _nested;

    private PurgingTrigger(Trigger nested)
    {
        ArgumentNullException.ThrowIfNull(nested);
        _nested = nested;
    }

    /// <inheritdoc />
    public override bool CanMerge => _nested.CanMerge;

    /// <summary>Makes a trigger purge.</summary>
    /// <param name="nested">The trigger that fires.</param>
    public static PurgingTrigger Of(Trigger nested) => new(nested);

    /// <summary>Makes a trigger purge.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <param name="nested">The trigger that fires.</param>
    public static Trigger<T, TWindow> Of<T, TWindow>(Trigger<T, TWindow> nested)
        where TWindow : IWindow =>
        new PurgingTrigger<T, TWindow>(nested);

    /// <inheritdoc />
    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context) =>
        Purging(_nested.OnElement(timestamp, maxTimestamp, context));

    /// <inheritdoc />
    public override TriggerResult OnProcessingTime(long time, long maxTimestamp, ITriggerContext context) =>
        Purging(_nested.OnProcessingTime(time, maxTimestamp, context));

    /// <inheritdoc />
    public override TriggerResult OnEventTime(long time, long maxTimestamp, ITriggerContext context) =>
        Purging(_nested.OnEventTime(time, maxTimestamp, context));

    /// <inheritdoc />
    public override void OnMerge(long maxTimestamp, IOnMergeContext context) => _nested.OnMerge(maxTimestamp, context);

    /// <inheritdoc />
    public override void Clear(long maxTimestamp, ITriggerContext context) => _nested.Clear(maxTimestamp, context);

    /// <inheritdoc />
    public override string ToString() => $"PurgingTrigger({_nested})";

    internal static TriggerResult Purging(TriggerResult result) =>
        (result & TriggerResult.Fire) != 0 ? TriggerResult.FireAndPurge : result;
}
