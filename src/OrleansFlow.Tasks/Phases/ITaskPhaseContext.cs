using OrleansFlow.Tasks.Chains;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Phases;

/// <summary>What phases see of their task.</summary>
internal interface ITaskPhaseContext
{
    /// <summary>What the operators share.</summary>
    ChainState State { get; }

    /// <summary>The operators; null before they are built.</summary>
    OperatorChain? Chain { get; }

    /// <summary>Opens gates and partitions.</summary>
    ITaskNetwork Network { get; }

    /// <summary>Which operators were opened, or begun to be, and not closed yet.</summary>
    OpenOperators Open { get; }

    /// <summary>Wakes the task.</summary>
    Action Wake { get; }

    /// <summary>Builds the operators.</summary>
    OperatorChain BuildChain();

    /// <summary>Tells the host.</summary>
    /// <param name="state">The new state.</param>
    void Report(ExecutionState state);

    /// <summary>The next turn is of another phase.</summary>
    /// <param name="phase">The phase.</param>
    void GoTo(TaskPhase phase);

    /// <summary>Adds what went wrong while closing to the failure that the task ends with.</summary>
    /// <param name="error">What went wrong.</param>
    void NoteFurtherError(Exception error);
}
