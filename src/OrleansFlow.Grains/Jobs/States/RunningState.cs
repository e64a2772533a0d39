using OrleansFlow.Exchange;
using OrleansFlow.Grains.Executions;
using OrleansFlow.Grains.Resources;

namespace OrleansFlow.Grains.Jobs.States;

/// <summary>The job waits for slots, or its tasks run.</summary>
internal sealed class RunningState(RunningState.IContext context) : JobState
{
    internal interface IContext
    {
        ExecutionGraph Graph { get; }

        /// <summary>Marks all attempts scheduled and asks for slots.</summary>
        void Schedule();

        /// <summary>Marks all attempts deploying and deploys them.</summary>
        void Deploy(IReadOnlyList<AllocatedSlot> slots);

        FailoverDecision Decide(ExecutionAttempt? failed, FailureInfo failure);

        /// <summary>Has the failure reported again, as the job's, if its cause does not come first.</summary>
        void AwaitCause(FailureInfo consequence);

        FailureInfo Unexplained(ExecutionAttempt execution);

        void GoToFinished();

        void GoToFailing(FailureInfo failure);

        void GoToCancelling();
    }

    private static readonly string s_channelFailure = typeof(ChannelFailedException).FullName!;

    private bool _deployed;

    public override JobStatus Status => JobStatus.Running;

    public override void Enter() => context.Schedule();

    public override void SlotsGranted(IReadOnlyList<AllocatedSlot> slots)
    {
        if (!_deployed)
        {
            _deployed = true;
            context.Deploy(slots);
        }
    }

    public override void TaskEnded(ExecutionAttempt execution)
    {
        if (execution.State != ExecutionState.Finished)
        {
            // A task that stopped although nobody asked it to has failed as well.
            FailureInfo failure = execution.Failure ?? context.Unexplained(execution);
            if (failure.ExceptionType == s_channelFailure)
            {
                context.AwaitCause(failure);
            }
            else
            {
                Follow(context.Decide(execution, failure));
            }
        }
        else if (context.Graph.AllFinished)
        {
            context.GoToFinished();
        }
    }

    public override void Fail(FailureInfo failure) => Follow(context.Decide(failed: null, failure));

    public override void Cancel() => context.GoToCancelling();

    private void Follow(FailoverDecision decision)
    {
        switch (decision)
        {
            case FailoverDecision.FailJob fail:
                context.GoToFailing(fail.Failure);
                break;
            default:
                throw new InvalidOperationException($"A job that runs cannot follow the decision {decision}.");
        }
    }
}
