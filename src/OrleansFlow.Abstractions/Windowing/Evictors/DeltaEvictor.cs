namespace OrleansFlow.Windowing;

/// <summary>
/// Removes elements that differ from the newest one by a threshold or more (org.apache.flink.streaming.api.windowing.evictors.DeltaEvictor).
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public sealed class DeltaEvictor<T, TWindow> : Evictor<T, TWindow>
    where TWindow : IWindow
{
    private readonly double _threshold;
    private readonly Func<T, T, double> _delta;
    private readonly bool _after;

    internal DeltaEvictor(double threshold, Func<T, T, double> delta, bool doEvictAfter)
    {
        ArgumentNullException.ThrowIfNull(delta);
        _threshold = threshold;
        _delta = delta;
        _after = doEvictAfter;
    }

    /// <inheritdoc />
    public override void EvictBefore(List<TimestampedValue<T>> elements, TWindow window, IEvictorContext context)
    {
        if (!_after)
        {
            Evict(elements);
        }
    }

    /// <inheritdoc />
    public override void EvictAfter(List<TimestampedValue<T>> elements, TWindow window, IEvictorContext context)
    {
        if (_after)
        {
            Evict(elements);
        }
    }

    /// <inheritdoc />
    public override string ToString() => $"DeltaEvictor({_threshold})";

    private void Evict(List<TimestampedValue<T>> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        if (elements.Count > 0)
        {
            T newest = elements[^1].Value;
            elements.RemoveAll(element => _delta(element.Value, newest) >= _threshold);
        }
    }
}

/// <summary>Makes evictors that go by the difference of elements.</summary>
public static class DeltaEvictor
{
    /// <summary>An evictor that removes elements which differ from the newest one by a threshold or more.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <typeparam name="TWindow">Type of the windows.</typeparam>
    /// <param name="threshold">The threshold.</param>
    /// <param name="delta">The difference of an older element and the newest one.</param>
    /// <param name="doEvictAfter">Whether it works after the function, else before it.</param>
    public static DeltaEvictor<T, TWindow> Of<T, TWindow>(double threshold, Func<T, T, double> delta, bool doEvictAfter = false)
        where TWindow : IWindow =>
        new(threshold, delta, doEvictAfter);
}
