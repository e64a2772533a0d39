namespace OrleansFlow.Grains.Jobs.States;

/// <summary>The job has ended for good.</summary>
internal sealed class TerminalState(JobStatus status) : JobState
{
    public override JobStatus Status { get; } = status.IsGloballyTerminal()
        ? status
        : throw new ArgumentOutOfRangeException(nameof(status), status, "A job ends as finished, canceled or failed.");
}
