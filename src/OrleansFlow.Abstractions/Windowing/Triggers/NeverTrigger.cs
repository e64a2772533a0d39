namespace OrleansFlow.Windowing;

/// <summary>Never fires; what global windows have unless the program sets another (GlobalWindows.NeverTrigger).</summary>
public sealed class NeverTrigger : Trigger
{
    private NeverTrigger()
    {
    }

    /// <inheritdoc />
    public override bool CanMerge => true;

    /// <summary>Creates the trigger.</summary>
    public static NeverTrigger Create() => new();

    /// <inheritdoc />
    public override TriggerResult OnElement(long timestamp, long maxTimestamp, ITriggerContext context) => TriggerResult.Continue;

    /// <inheritdoc />
    public override void OnMerge(long maxTimestamp, IOnMergeContext context)
    {
    }

    /// <inheritdoc />
    public override string ToString() => "NeverTrigger()";
}
