namespace OrleansFlow.Functions;

/// <summary>Any number of records for each record of two connected streams (org.apache.flink.streaming.api.functions.co.CoFlatMapFunction).</summary>
/// <typeparam name="TIn1">Type of the first stream's records.</typeparam>
/// <typeparam name="TIn2">Type of the second stream's records.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
public interface ICoFlatMapFunction<in TIn1, in TIn2, out TOut> : IFunction
{
    /// <summary>Pushes the results for a record of the first stream.</summary>
    /// <param name="value">The record.</param>
    /// <param name="output">Takes the results.</param>
    void FlatMap1(TIn1 value, ICollector<TOut> output);

    /// <summary>Pushes the results for a record of the second stream.</summary>
    /// <param name="value">The record.</param>
    /// <param name="output">Takes the results.</param>
    void FlatMap2(TIn2 value, ICollector<TOut> output);
}
