using OrleansFlow.Tasks.Chains;
using OrleansFlow.Tasks.Mailboxes;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Phases;

/// <summary>
/// The end of a task whose input has ended: operators finish in order, each when those before it have emitted all; consumers
/// hear that no record follows; the operators are closed; and when the consumers have taken everything, the task is finished.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="chain">The operators.</param>
internal sealed class FinishingPhase(ITaskPhaseContext task, OperatorChain chain) : StepPhase(task)
{
    private bool _draining;

    /// <inheritdoc />
    public override bool MayFlush => !_draining;

    /// <inheritdoc />
    public override Task? Outstanding => _draining ? null : base.Outstanding;

    /// <inheritdoc />
    protected override IEnumerable<Step> Steps()
    {
        foreach (IStreamOperator streamOperator in chain.Operators)
        {
            yield return Step.Until(HasCaughtUp);
            Task.State.Current = streamOperator.Scope.Position;
            streamOperator.Scope.Timers.Quiesce();
            yield return Step.Await(streamOperator.FinishAsync());
        }

        yield return Step.Until(HasCaughtUp);
        Task.State.Current = ChainState.NoOperator;
        Broadcast(EndOfDataEvent.Instance);
        yield return Step.Until(IsInputClosed);
        while (Task.Open.TryTake(out IStreamOperator? streamOperator))
        {
            yield return Step.Await(streamOperator.CloseAsync());
        }

        Task.State.Current = ChainState.NoOperator;
        Broadcast(EndOfPartitionEvent.Instance);
        _draining = true;
        foreach (ResultPartition partition in chain.Partitions)
        {
            yield return Step.Await(partition.DrainAsync());
        }

        yield return Step.Await(Task.Network.DisposeAsync());
        Task.GoTo(new EndedPhase(Task, ExecutionState.Finished));
    }

    private TurnResult HasCaughtUp()
    {
        // Asking for credit also hands over what waits for it.
        bool progress = Task.State.HasCredit && Task.State.Pending > 0 && Task.State.Resume();
        return Task.State.Pending == 0 ? TurnResult.Done : progress ? TurnResult.Continue : TurnResult.BackPressured;
    }

    private TurnResult IsInputClosed()
    {
        _ = Task.State.HasCredit;
        return chain.Input.IsClosed ? TurnResult.Done
            : chain.Input.ProcessBatch() ? TurnResult.Continue
            : TurnResult.Idle;
    }

    private void Broadcast(StreamEvent streamEvent)
    {
        foreach (ResultPartition partition in chain.Partitions)
        {
            partition.Broadcast(streamEvent);
            partition.Flush();
        }
    }
}
