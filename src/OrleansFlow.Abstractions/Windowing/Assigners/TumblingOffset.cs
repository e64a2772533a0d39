namespace OrleansFlow.Windowing;

/// <summary>The offset of tumbling windows with what their stagger adds, which is settled by the first element.</summary>
internal sealed class TumblingOffset(long size, long offset, WindowStagger stagger)
{
    [NonSerialized]
    private bool _settled;

    [NonSerialized]
    private long _total;

    public long Size => size;

    public long Offset => offset;

    public WindowStagger Stagger => stagger;

    public TimeWindow WindowOf(long timestamp, IWindowAssignerContext context)
    {
        if (!_settled)
        {
            _total = (offset + StaggerOffset(context)) % size;
            _settled = true;
        }

        long start = TimeWindow.GetWindowStartWithOffset(timestamp, _total, size);
        return new TimeWindow(start, start + size);
    }

    private long StaggerOffset(IWindowAssignerContext context)
    {
        long now = context.CurrentProcessingTime;
        return stagger switch
        {
            WindowStagger.Random => (long)(context.NextRandom() * size),
            WindowStagger.Natural => now - TimeWindow.GetWindowStartWithOffset(now, 0, size),
            _ => 0,
        };
    }
}
