namespace OrleansFlow.State;

/// <summary>One accumulator per key, to which values are added (org.apache.flink.api.common.state.AggregatingState).</summary>
/// <typeparam name="TIn">Type of what is added.</typeparam>
/// <typeparam name="TOut">Type of the result.</typeparam>
public interface IAggregatingState<in TIn, out TOut> : IAppendingState<TIn, TOut>;
