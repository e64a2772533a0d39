namespace OrleansFlow.Grains.Jobs.States;

/// <summary>
/// The job failed; its tasks are being stopped. A cancellation now changes nothing: the user had better learn of the failure.
/// (Flink ends such a job as CANCELED.)
/// </summary>
internal sealed class FailingState(EndingState.IContext context) : EndingState(context)
{
    public override JobStatus Status => JobStatus.Failing;

    protected override JobStatus Outcome => JobStatus.Failed;
}
