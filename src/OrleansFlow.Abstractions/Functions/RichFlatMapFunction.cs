namespace OrleansFlow.Functions;

/// <summary>A flat map function with a life cycle (RichFlatMapFunction).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public abstract class RichFlatMapFunction<TIn, TOut> : RichFunction, IFlatMapFunction<TIn, TOut>
{
    /// <inheritdoc />
    public abstract void FlatMap(TIn value, ICollector<TOut> output);
}
