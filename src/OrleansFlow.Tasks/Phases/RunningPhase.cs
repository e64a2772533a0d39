using OrleansFlow.Tasks.Chains;
using OrleansFlow.Tasks.Mailboxes;

namespace OrleansFlow.Tasks.Phases;

/// <summary>Processes input, a batch in each turn, as long as there is credit.</summary>
/// <param name="task">The task.</param>
/// <param name="chain">The operators.</param>
internal sealed class RunningPhase(ITaskPhaseContext task, OperatorChain chain) : TaskPhase
{
    private bool _started;

    /// <inheritdoc />
    public override bool MayFlush => true;

    /// <inheritdoc />
    public override TurnResult Turn()
    {
        if (!_started)
        {
            _started = true;
            chain.Input.Start();
        }

        if (task.State.Pending > 0)
        {
            // The mails that waited for the operators come before the next batch.
            return task.State.Resume() || task.State.Pending == 0 ? TurnResult.Continue : TurnResult.BackPressured;
        }

        if (!task.State.HasCredit)
        {
            return TurnResult.BackPressured;
        }

        if (chain.Input.ProcessBatch())
        {
            return TurnResult.Continue;
        }

        if (chain.Input.IsEndOfData)
        {
            task.GoTo(new FinishingPhase(task, chain));
            return TurnResult.Continue;
        }

        return TurnResult.Idle;
    }
}
