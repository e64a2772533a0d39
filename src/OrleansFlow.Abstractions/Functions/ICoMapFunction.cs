namespace OrleansFlow.Functions;

/// <summary>One record for each record of two connected streams (org.apache.flink.streaming.api.functions.co.CoMapFunction).</summary>
/// <typeparam name="TIn1">Type of the first stream's records.</typeparam>
/// <typeparam name="TIn2">Type of the second stream's records.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
public interface ICoMapFunction<in TIn1, in TIn2, out TOut> : IFunction
{
    /// <summary>The result for a record of the first stream.</summary>
    /// <param name="value">The record.</param>
    TOut Map1(TIn1 value);

    /// <summary>The result for a record of the second stream.</summary>
    /// <param name="value">The record.</param>
    TOut Map2(TIn2 value);
}
