namespace OrleansFlow.Runtime;

/// <summary>The thread pool of the process.</summary>
public sealed class ThreadPoolWorkScheduler : IWorkScheduler
{
    private ThreadPoolWorkScheduler()
    {
    }

    /// <summary>The one instance.</summary>
    public static ThreadPoolWorkScheduler Instance { get; } = new();

    /// <inheritdoc />
    public TaskScheduler TaskScheduler => TaskScheduler.Default;

    /// <inheritdoc />
    public bool MayBlock => true;

    /// <inheritdoc />
    public void Schedule(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
}
