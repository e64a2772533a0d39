using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>Sessions by processing time whose gap depends on the element (org.apache.flink.streaming.api.windowing.assigners.DynamicProcessingTimeSessionWindows).</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public sealed class DynamicProcessingTimeSessionWindows<T> : MergingWindowAssigner<T, TimeWindow>
{
    private readonly Func<T, long> _gap;

    internal DynamicProcessingTimeSessionWindows(Func<T, long> gap) => _gap = gap;

    /// <inheritdoc />
    public override bool IsEventTime => false;

    /// <inheritdoc />
    public override void AssignWindows(T element, long timestamp, IWindowAssignerContext context, ICollector<TimeWindow> windows)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(context);
        timestamp = context.CurrentProcessingTime;
        long gap = _gap(element);
        if (gap <= 0)
        {
            throw new OrleansFlowException($"The session gap of an element is {gap} ms, but it must be at least 1 ms; check the function given to WithDynamicGap.");
        }

        windows.Collect(new TimeWindow(timestamp, timestamp + gap));
    }

    /// <inheritdoc />
    public override Trigger<T, TimeWindow> GetDefaultTrigger() => ProcessingTimeTrigger.Create();

    /// <inheritdoc />
    public override void MergeWindows(IReadOnlyList<TimeWindow> windows, IMergeCallback<TimeWindow> callback) => TimeWindow.MergeWindows(windows, callback);

    /// <inheritdoc />
    public override string ToString() => "DynamicProcessingTimeSessionWindows()";
}
