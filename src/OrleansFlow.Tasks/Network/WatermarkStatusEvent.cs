namespace OrleansFlow.Tasks.Network;

/// <summary>The channel has become idle or active again.</summary>
/// <param name="IsIdle">Whether it is idle.</param>
public sealed record WatermarkStatusEvent(bool IsIdle) : StreamEvent
{
    /// <summary>Idle.</summary>
    public static WatermarkStatusEvent Idle { get; } = new(true);

    /// <summary>Active.</summary>
    public static WatermarkStatusEvent Active { get; } = new(false);
}
