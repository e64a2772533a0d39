namespace OrleansFlow.Grains.UserCode;

/// <summary>The use of a job's artifacts; disposing of it, once or more often, ends the use.</summary>
internal sealed class JobArtifactsLease(JobArtifacts artifacts, Action release) : IDisposable
{
    private JobArtifacts? _artifacts = artifacts;
    private Action? _release = release;

    public JobArtifacts Artifacts => _artifacts ?? throw new ObjectDisposedException(nameof(JobArtifactsLease));

    public void Dispose()
    {
        _artifacts = null;
        Interlocked.Exchange(ref _release, null)?.Invoke();
    }
}
