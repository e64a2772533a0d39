namespace OrleansFlow.State;

/// <summary>How an operator state is dealt among the subtasks after a restore (org.apache.flink.runtime.state.OperatorStateHandle.Mode); written in snapshots.</summary>
public enum OperatorStateMode
{
    /// <summary>Each item goes to one subtask.</summary>
    SplitDistribute = 0,

    /// <summary>Each item goes to all subtasks.</summary>
    Union = 1,

    /// <summary>Each subtask gets the items of one subtask, which are the same in all.</summary>
    Broadcast = 2,
}
