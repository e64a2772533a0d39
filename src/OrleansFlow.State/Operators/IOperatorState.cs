namespace OrleansFlow.State.Operators;

/// <summary>An operator state as its backend sees it.</summary>
internal interface IOperatorState
{
    /// <summary>What the state is, for messages: "split list of Int64".</summary>
    string Description { get; }

    /// <summary>The items of this moment.</summary>
    OperatorStatePart Snapshot();

    /// <summary>Takes items of an earlier run, in addition to those that are there.</summary>
    void Restore(OperatorStatePart part);
}
