namespace OrleansFlow.Functions;

/// <summary>A map partition function with a life cycle (RichMapPartitionFunction).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public abstract class RichMapPartitionFunction<TIn, TOut> : RichFunction, IMapPartitionFunction<TIn, TOut>
{
    /// <inheritdoc />
    public abstract void MapPartition(IEnumerable<TIn> values, ICollector<TOut> output);
}
