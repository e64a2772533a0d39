namespace OrleansFlow.Functions;

/// <summary>Makes any number of records of two that belong together (org.apache.flink.api.common.functions.FlatJoinFunction).</summary>
/// <typeparam name="TFirst">Type of the first input.</typeparam>
/// <typeparam name="TSecond">Type of the second input.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
public interface IFlatJoinFunction<in TFirst, in TSecond, out TOut> : IFunction
{
    /// <summary>Joins two records.</summary>
    /// <param name="first">A record of the first input.</param>
    /// <param name="second">A record of the second input.</param>
    /// <param name="output">Takes the results.</param>
    void Join(TFirst first, TSecond second, ICollector<TOut> output);
}
