using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>Sessions by event time whose gap depends on the element (org.apache.flink.streaming.api.windowing.assigners.DynamicEventTimeSessionWindows).</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public sealed class DynamicEventTimeSessionWindows<T> : MergingWindowAssigner<T, TimeWindow>
{
    private readonly Func<T, long> _gap;

    internal DynamicEventTimeSessionWindows(Func<T, long> gap) => _gap = gap;

    /// <inheritdoc />
    public override bool IsEventTime => true;

    /// <inheritdoc />
    public override void AssignWindows(T element, long timestamp, IWindowAssignerContext context, ICollector<TimeWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        long gap = _gap(element);
        if (gap <= 0)
        {
            throw new OrleansFlowException($"The session gap of an element is {gap} ms, but it must be at least 1 ms; check the function given to WithDynamicGap.");
        }

        windows.Collect(new TimeWindow(timestamp, timestamp + gap));
    }

    /// <inheritdoc />
    public override Trigger<T, TimeWindow> GetDefaultTrigger() => EventTimeTrigger.Create();

    /// <inheritdoc />
    public override void MergeWindows(IReadOnlyList<TimeWindow> windows, IMergeCallback<TimeWindow> callback) => TimeWindow.MergeWindows(windows, callback);

    /// <inheritdoc />
    public override string ToString() => "DynamicEventTimeSessionWindows()";
}
