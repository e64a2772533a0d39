using OrleansFlow.Functions;

namespace OrleansFlow.Windowing;

/// <summary>
/// An aggregate function whose <see cref="IAggregateFunction{TIn, TAcc, TOut}.Merge"/> may be called for any windows: merging the
/// accumulators of parts of the input, in whatever order, gives what adding all the input gives. Sliding windows then keep one
/// accumulator for each slide instead of one for each window. Flink calls Merge only for windows that merge themselves.
/// </summary>
/// <typeparam name="TIn">Type of the elements.</typeparam>
/// <typeparam name="TAcc">Type of the accumulator.</typeparam>
/// <typeparam name="TOut">Type of the result.</typeparam>
public interface IMergeableAggregateFunction<in TIn, TAcc, out TOut> : IAggregateFunction<TIn, TAcc, TOut>;
