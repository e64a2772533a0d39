namespace OrleansFlow.Functions;

/// <summary>Turns each record into one (MapFunction).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public interface IMapFunction<in TIn, out TOut> : IFunction
{
    /// <summary>Maps a record.</summary>
    /// <param name="value">The record.</param>
    TOut Map(TIn value);
}
