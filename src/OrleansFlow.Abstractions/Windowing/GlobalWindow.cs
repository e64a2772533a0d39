namespace OrleansFlow.Windowing;

/// <summary>The one window of all elements of a key; it has no end (org.apache.flink.streaming.api.windowing.windows.GlobalWindow).</summary>
public readonly record struct GlobalWindow : IWindow
{
    /// <inheritdoc />
    public long MaxTimestamp => long.MaxValue;
}
