namespace OrleansFlow.Windowing;

/// <summary>Lets an evictor of all types serve elements and windows of some.</summary>
internal sealed class AnyElementEvictor<T, TWindow> : Evictor<T, TWindow>
    where TWindow : IWindow
{
    private readonly Evictor _inner;

    public AnyElementEvictor(Evictor inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
    }

    public override void EvictBefore(List<TimestampedValue<T>> elements, TWindow window, IEvictorContext context) =>
        _inner.Evict(elements, context, after: false);

    public override void EvictAfter(List<TimestampedValue<T>> elements, TWindow window, IEvictorContext context) =>
        _inner.Evict(elements, context, after: true);

    public override string ToString() => _inner.ToString()!;
}
