using OrleansFlow.State;

namespace OrleansFlow.Tasks.Operators;

/// <summary>The life cycle of a running operator (org.apache.flink.streaming.api.operators.StreamOperator).</summary>
internal interface IStreamOperator
{
    /// <summary>The operator's place and name.</summary>
    OperatorScope Scope { get; }

    /// <summary>Whether it has work that it could not finish.</summary>
    bool HasPending { get; }

    /// <summary>Whether the operator is at a place where its state is whole: what it could not finish is not, unless it is part of the state.</summary>
    bool MayBeSnapshotted => !HasPending;

    /// <summary>Called once before the first record.</summary>
    ValueTask OpenAsync();

    /// <summary>Goes on with unfinished work.</summary>
    /// <returns>Whether it has come further.</returns>
    bool Resume();

    /// <summary>Called before a barrier goes on: emits or writes what belongs before it (prepareSnapshotPreBarrier).</summary>
    /// <param name="checkpointId">Id of the checkpoint.</param>
    ValueTask PrepareSnapshotAsync(long checkpointId) => ValueTask.CompletedTask;

    /// <summary>The operator's state, for the checkpoint whose barrier has gone on. Must not emit.</summary>
    /// <param name="context">Tells of the checkpoint.</param>
    OperatorSnapshot Snapshot(IFunctionSnapshotContext context) => Scope.Snapshot(context);

    /// <summary>Called after the last record: emits or writes what is left.</summary>
    ValueTask FinishAsync();

    /// <summary>Called once at the end, also after errors, if opening it was begun.</summary>
    ValueTask CloseAsync();

    /// <summary>One of the operator's inputs.</summary>
    /// <param name="index">Which, from 0.</param>
    IOperatorInput Input(int index) => index == 0 && this is IOperatorInput input
        ? input
        : throw new OrleansFlowException($"An edge leads to input {index} of operator '{Scope.Name}', which has no such input.");

    /// <summary>An event of the operator's coordinator.</summary>
    /// <param name="operatorEvent">The event.</param>
    void HandleCoordinatorEvent(byte[] operatorEvent) =>
        throw new OrleansFlowException($"Operator '{Scope.Name}' ({Scope.Id}) got an event of a coordinator, but has none.");
}
