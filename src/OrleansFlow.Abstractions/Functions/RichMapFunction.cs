namespace OrleansFlow.Functions;

/// <summary>A map function with a life cycle (RichMapFunction).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public abstract class RichMapFunction<TIn, TOut> : RichFunction, IMapFunction<TIn, TOut>
{
    /// <inheritdoc />
    public abstract TOut Map(TIn value);
}
