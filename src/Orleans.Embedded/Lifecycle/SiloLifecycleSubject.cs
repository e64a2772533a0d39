namespace Orleans.Runtime;

/// <summary>The lifecycle of a silo.</summary>
internal sealed class SiloLifecycleSubject(ILogger<SiloLifecycleSubject> logger) : LifecycleSubject(logger), ISiloLifecycleSubject
{
    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    protected override void OnStartStageCompleted(int stage) => HighestCompletedStage = stage;

    protected override void OnStopStageCompleted(int stage) => LowestStoppedStage = stage;
}
