using OrleansFlow.State;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Where the functions of an operator find their states.</summary>
/// <param name="scope">The operator.</param>
internal sealed class FunctionInitializationContext(OperatorScope scope) : IFunctionInitializationContext
{
    public bool IsRestored => scope.RestoredCheckpointId is not null;

    public long? RestoredCheckpointId => scope.RestoredCheckpointId;

    public IOperatorStateStore OperatorStateStore => scope.OperatorState;

    public IKeyedStateStore KeyedStateStore => scope.Context.KeyedState
        ?? throw new OrleansFlowException($"The function of operator '{scope.Name}' asked for keyed state, but its input is not keyed: call KeyBy before it.");
}
