namespace OrleansFlow.Functions;

/// <summary>Turns all records of a partition into any number of records (org.apache.flink.api.common.functions.MapPartitionFunction).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public interface IMapPartitionFunction<in TIn, out TOut> : IFunction
{
    /// <summary>Maps a partition.</summary>
    /// <param name="values">Its records, in the order in which they came.</param>
    /// <param name="output">Takes the results.</param>
    void MapPartition(IEnumerable<TIn> values, ICollector<TOut> output);
}
