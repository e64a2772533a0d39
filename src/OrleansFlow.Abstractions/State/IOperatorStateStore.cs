namespace OrleansFlow.State;

/// <summary>Gives the states of a subtask that belong to no key (org.apache.flink.api.common.state.OperatorStateStore).</summary>
public interface IOperatorStateStore
{
    /// <summary>The names of all states, restored ones that nobody has asked for included, in ordinal order.</summary>
    IReadOnlyList<string> StateNames { get; }

    /// <summary>A list whose items are dealt anew among the subtasks when their number changes (getListState).</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="descriptor">Name and type of the state.</param>
    /// <exception cref="OrleansFlowException">The name is used in another way.</exception>
    IListState<T> GetListState<T>(ListStateDescriptor<T> descriptor);

    /// <summary>A list of which each subtask gets the items of all after a restore (getUnionListState).</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="descriptor">Name and type of the state.</param>
    /// <exception cref="OrleansFlowException">The name is used in another way.</exception>
    IListState<T> GetUnionListState<T>(ListStateDescriptor<T> descriptor);

    /// <summary>A map that is the same in all subtasks (getBroadcastState).</summary>
    /// <typeparam name="TMapKey">Type of the keys.</typeparam>
    /// <typeparam name="TValue">Type of the values.</typeparam>
    /// <param name="descriptor">Name and types of the state.</param>
    /// <exception cref="OrleansFlowException">The name is used in another way.</exception>
    IBroadcastState<TMapKey, TValue> GetBroadcastState<TMapKey, TValue>(MapStateDescriptor<TMapKey, TValue> descriptor)
        where TMapKey : notnull;
}
