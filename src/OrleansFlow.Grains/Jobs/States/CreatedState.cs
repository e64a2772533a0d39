namespace OrleansFlow.Grains.Jobs.States;

/// <summary>The execution graph stands; nothing has been asked for yet.</summary>
internal sealed class CreatedState(CreatedState.IContext context) : JobState
{
    internal interface IContext
    {
        void GoToRunning();

        void GoToFailing(FailureInfo failure);

        void GoToCancelling();
    }

    public override JobStatus Status => JobStatus.Created;

    public override void Start() => context.GoToRunning();

    public override void Fail(FailureInfo failure) => context.GoToFailing(failure);

    public override void Cancel() => context.GoToCancelling();
}
