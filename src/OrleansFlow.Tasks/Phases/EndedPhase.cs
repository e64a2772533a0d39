using OrleansFlow.Tasks.Mailboxes;

namespace OrleansFlow.Tasks.Phases;

/// <summary>The last turn.</summary>
/// <param name="task">The task.</param>
/// <param name="state">What the task ends as: Finished or Failed; the latter becomes Canceled where it was told to stop.</param>
internal sealed class EndedPhase(ITaskPhaseContext task, ExecutionState state) : TaskPhase
{
    /// <inheritdoc />
    public override bool HoldsMails => true;

    /// <inheritdoc />
    public override bool IsClosing => true;

    /// <inheritdoc />
    public override TurnResult Turn()
    {
        task.Report(state);
        return TurnResult.Done;
    }
}
