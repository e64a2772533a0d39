namespace OrleansFlow.State;

/// <summary>Base of what names and describes a state of one type (org.apache.flink.api.common.state.StateDescriptor).</summary>
/// <typeparam name="TState">Type of the state.</typeparam>
public abstract class StateDescriptor<TState> : StateDescriptor
    where TState : class, IState
{
    private protected StateDescriptor(string name)
        : base(name)
    {
    }

    /// <summary>The state that this describes.</summary>
    /// <param name="store">Gives the states.</param>
    /// <exception cref="OrleansFlowException">There are no keys, or the name is used for another state.</exception>
    public abstract TState GetFrom(IKeyedStateStore store);
}
