namespace OrleansFlow.Functions;

/// <summary>Sees all records of two inputs that belong together (org.apache.flink.api.common.functions.CoGroupFunction).</summary>
/// <typeparam name="TFirst">Type of the first input.</typeparam>
/// <typeparam name="TSecond">Type of the second input.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
public interface ICoGroupFunction<in TFirst, in TSecond, out TOut> : IFunction
{
    /// <summary>Called once for each group; one of the sides may be empty.</summary>
    /// <param name="first">The records of the first input.</param>
    /// <param name="second">The records of the second input.</param>
    /// <param name="output">Takes the results.</param>
    void CoGroup(IEnumerable<TFirst> first, IEnumerable<TSecond> second, ICollector<TOut> output);
}
