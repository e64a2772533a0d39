namespace OrleansFlow.Functions;

/// <summary>Adds values to an accumulator and makes a result of it (org.apache.flink.api.common.functions.AggregateFunction).</summary>
/// <typeparam name="TIn">Type of the values.</typeparam>
/// <typeparam name="TAcc">Type of the accumulator.</typeparam>
/// <typeparam name="TOut">Type of the result.</typeparam>
public interface IAggregateFunction<in TIn, TAcc, out TOut> : IFunction
{
    /// <summary>Makes the accumulator of no values.</summary>
    TAcc CreateAccumulator();

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="accumulator">The accumulator so far; may be changed and returned.</param>
    TAcc Add(TIn value, TAcc accumulator);

    /// <summary>The result of an accumulator, which stays as it is.</summary>
    /// <param name="accumulator">The accumulator.</param>
    TOut GetResult(TAcc accumulator);

    /// <summary>Merges two accumulators; only called for windows and states that merge.</summary>
    /// <param name="left">An accumulator; may be changed and returned.</param>
    /// <param name="right">Another one; not used afterwards.</param>
    TAcc Merge(TAcc left, TAcc right);
}
