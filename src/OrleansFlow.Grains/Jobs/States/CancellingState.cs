namespace OrleansFlow.Grains.Jobs.States;

/// <summary>The user wants the job to stop; its tasks are being stopped. Failures on the way no longer count.</summary>
internal sealed class CancellingState(EndingState.IContext context) : EndingState(context)
{
    public override JobStatus Status => JobStatus.Cancelling;

    protected override JobStatus Outcome => JobStatus.Canceled;
}
