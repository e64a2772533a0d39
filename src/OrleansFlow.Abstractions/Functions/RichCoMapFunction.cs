namespace OrleansFlow.Functions;

/// <summary>A co-map with a life cycle (org.apache.flink.streaming.api.functions.co.RichCoMapFunction).</summary>
/// <typeparam name="TIn1">Type of the first stream's records.</typeparam>
/// <typeparam name="TIn2">Type of the second stream's records.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
public abstract class RichCoMapFunction<TIn1, TIn2, TOut> : RichFunction, ICoMapFunction<TIn1, TIn2, TOut>
{
    /// <inheritdoc />
    public abstract TOut Map1(TIn1 value);

    /// <inheritdoc />
    public abstract TOut Map2(TIn2 value);
}
