namespace OrleansFlow.Windowing;

/// <summary>
/// Removes elements from a window before and after its function is called (org.apache.flink.streaming.api.windowing.evictors.Evictor).
/// A window with an evictor keeps all its elements, also under reduce and aggregate. An evictor that does not look at elements
/// derives from <see cref="Evictor"/> and then serves all types.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
/// <typeparam name="TWindow">Type of the windows.</typeparam>
public abstract class Evictor<T, TWindow>
    where TWindow : IWindow
{
    /// <summary>Lets an evictor of all types serve these.</summary>
    /// <param name="evictor">The evictor.</param>
    public static implicit operator Evictor<T, TWindow>(Evictor evictor) => new AnyElementEvictor<T, TWindow>(evictor);

    /// <summary>Removes elements before the function is called.</summary>
    /// <param name="elements">The elements in the order in which they came; those removed from it are removed from the window.</param>
    /// <param name="window">The window.</param>
    /// <param name="context">Valid during this call only.</param>
    public abstract void EvictBefore(List<TimestampedValue<T>> elements, TWindow window, IEvictorContext context);

    /// <summary>Removes elements after the function was called.</summary>
    /// <param name="elements">The elements in the order in which they came; those removed from it are removed from the window.</param>
    /// <param name="window">The window.</param>
    /// <param name="context">Valid during this call only.</param>
    public abstract void EvictAfter(List<TimestampedValue<T>> elements, TWindow window, IEvictorContext context);
}

/// <summary>Removes elements by their number and timestamps alone, from windows of any type.</summary>
public abstract class Evictor
{
    private readonly bool _after;

    /// <summary>Creates an evictor.</summary>
    /// <param name="doEvictAfter">Whether it works after the function, else before it.</param>
    protected Evictor(bool doEvictAfter) => _after = doEvictAfter;

    /// <summary>Removes elements.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="elements">The elements in the order in which they came.</param>
    /// <param name="context">Valid during this call only.</param>
    public abstract void Evict<T>(List<TimestampedValue<T>> elements, IEvictorContext context);

    internal void Evict<T>(List<TimestampedValue<T>> elements, IEvictorContext context, bool after)
    {
        if (after == _after)
        {
            Evict(elements, context);
        }
    }
}
