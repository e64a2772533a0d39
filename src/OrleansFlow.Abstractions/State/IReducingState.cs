namespace OrleansFlow.State;

/// <summary>One value per key, into which values are reduced (org.apache.flink.api.common.state.ReducingState).</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public interface IReducingState<T> : IAppendingState<T, T>;
