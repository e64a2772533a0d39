namespace OrleansFlow.Functions;

/// <summary>A filter function with a life cycle (RichFilterFunction).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public abstract class RichFilterFunction<T> : RichFunction, IFilterFunction<T>
{
    /// <inheritdoc />
    public abstract bool Filter(T value);
}
