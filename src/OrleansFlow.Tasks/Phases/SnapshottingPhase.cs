using OrleansFlow.State;
using OrleansFlow.Tasks.Chains;
using OrleansFlow.Tasks.Mailboxes;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Phases;

/// <summary>
/// Takes a snapshot of a running task, then lets it go on: when what the operators could not finish is done, each prepares
/// itself, the first one first, and then the state of all is taken at once.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="chain">The operators.</param>
/// <param name="next">The phase that goes on.</param>
/// <param name="context">Tells of the snapshot.</param>
/// <param name="onTaken">Gets the states, in the order of the chain.</param>
internal sealed class SnapshottingPhase(
    ITaskPhaseContext task, OperatorChain chain, TaskPhase next, IFunctionSnapshotContext context, Action<IReadOnlyList<OperatorSnapshot>> onTaken) : StepPhase(task)
{
    private bool _preparing;

    /// <inheritdoc />
    public override bool MayFlush => true;

    // What a mail emits after a sink has been flushed would be neither in its output nor behind the barrier.
    /// <inheritdoc />
    public override bool HoldsMails => _preparing;

    /// <inheritdoc />
    protected override IEnumerable<Step> Steps()
    {
        yield return Step.Until(MayBegin);
        _preparing = true;
        foreach (IStreamOperator streamOperator in chain.Operators)
        {
            Task.State.Current = streamOperator.Scope.Position;
            yield return Step.Await(streamOperator.PrepareSnapshotAsync(context.CheckpointId));
        }

        OperatorSnapshot[] snapshots = [.. chain.Operators.Select(streamOperator => streamOperator.Snapshot(context))];
        Task.State.Current = ChainState.NoOperator;
        Task.GoTo(next);
        onTaken(snapshots);
    }

    private TurnResult MayBegin()
    {
        bool progress = Task.State.Pending > 0 && Task.State.Resume();
        return Array.TrueForAll(chain.Operators, static o => o.MayBeSnapshotted) ? TurnResult.Done
            : progress ? TurnResult.Continue
            : TurnResult.BackPressured;
    }
}
