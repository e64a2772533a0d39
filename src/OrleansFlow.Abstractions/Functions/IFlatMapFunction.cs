namespace OrleansFlow.Functions;

/// <summary>Turns each record into any number of records (FlatMapFunction).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public interface IFlatMapFunction<in TIn, out TOut> : IFunction
{
    /// <summary>Maps a record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="output">Takes the results.</param>
    void FlatMap(TIn value, ICollector<TOut> output);
}
