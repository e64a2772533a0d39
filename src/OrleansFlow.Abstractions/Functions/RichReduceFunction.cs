namespace OrleansFlow.Functions;

/// <summary>A reduce function with a life cycle (RichReduceFunction).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public abstract class RichReduceFunction<T> : RichFunction, IReduceFunction<T>
{
    /// <inheritdoc />
    public abstract T Reduce(T first, T second);
}
