namespace OrleansFlow.Functions;

/// <summary>A co-flat-map with a life cycle (org.apache.flink.streaming.api.functions.co.RichCoFlatMapFunction).</summary>
/// <typeparam name="TIn1">Type of the first stream's records.</typeparam>
/// <typeparam name="TIn2">Type of the second stream's records.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
public abstract class RichCoFlatMapFunction<TIn1, TIn2, TOut> : RichFunction, ICoFlatMapFunction<TIn1, TIn2, TOut>
{
    /// <inheritdoc />
    public abstract void FlatMap1(TIn1 value, ICollector<TOut> output);

    /// <inheritdoc />
    public abstract void FlatMap2(TIn2 value, ICollector<TOut> output);
}
