using OrleansFlow.Functions;
using OrleansFlow.Types;

namespace OrleansFlow.Windowing;

/// <summary>
/// One window for all elements of a key (org.apache.flink.streaming.api.windowing.assigners.GlobalWindows). It never fires of
/// itself: give it a trigger, or make it with <see cref="CreateWithEndOfStreamTrigger"/>.
/// </summary>
public sealed class GlobalWindows : WindowAssigner<GlobalWindow>
{
    private readonly Trigger _defaultTrigger;

    private GlobalWindows(Trigger defaultTrigger) => _defaultTrigger = defaultTrigger;

    /// <inheritdoc />
    public override bool IsEventTime => false;

    /// <inheritdoc />
    public override TypeSerializer<GlobalWindow> WindowSerializer => GlobalWindowSerializer.Instance;

    /// <summary>A window that never fires unless the program sets a trigger.</summary>
    public static GlobalWindows Create() => new(NeverTrigger.Create());

    /// <summary>A window that fires once, at the end of the input.</summary>
    public static GlobalWindows CreateWithEndOfStreamTrigger() => new(EndOfStreamTrigger.Create());

    /// <inheritdoc />
    public override void AssignWindows(long timestamp, IWindowAssignerContext context, ICollector<GlobalWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        windows.Collect(default);
    }

    /// <inheritdoc />
    public override Trigger GetDefaultTrigger() => _defaultTrigger;

    /// <inheritdoc />
    public override string ToString() => "GlobalWindows()";
}
