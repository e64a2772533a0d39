namespace OrleansFlow.State;

/// <summary>State to which values are added (org.apache.flink.api.common.state.AppendingState).</summary>
/// <typeparam name="TIn">Type of what is added.</typeparam>
/// <typeparam name="TOut">Type of what is read.</typeparam>
public interface IAppendingState<in TIn, out TOut> : IState
{
    /// <summary>What was added, for the current key; default if there is nothing.</summary>
    TOut? Get();

    /// <summary>Adds a value for the current key.</summary>
    /// <param name="value">The value.</param>
    void Add(TIn value);
}
