using OrleansFlow.Runtime;

namespace OrleansFlow.Testing.Running;

/// <summary>Runs everything on the test's thread, in the order in which it was queued.</summary>
internal sealed class HarnessScheduler : TaskScheduler, IWorkScheduler
{
    private readonly Lock _lock = new();
    private readonly Queue<Task> _work = new();
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskScheduler TaskScheduler => this;

    public bool MayBlock => false;

    /// <summary>Completes when work is queued that was not there yet.</summary>
    public Task Arrived
    {
        get
        {
            lock (_lock)
            {
                return _arrived.Task;
            }
        }
    }

    public void Schedule(IThreadPoolWorkItem item) =>
        new Task(static work => ((IThreadPoolWorkItem)work!).Execute(), item, CancellationToken.None, TaskCreationOptions.None).Start(this);

    /// <summary>Runs until nothing is queued.</summary>
    public void RunAll()
    {
        SynchronizationContext? ofTheTest = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (TryTake(out Task? work))
            {
                TryExecuteTask(work);
                if (work is { IsFaulted: true, AsyncState: IThreadPoolWorkItem })
                {
                    work.GetAwaiter().GetResult();
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(ofTheTest);
        }
    }

    protected override void QueueTask(Task task)
    {
        TaskCompletionSource arrived;
        lock (_lock)
        {
            _work.Enqueue(task);
            arrived = _arrived;
        }

        arrived.TrySetResult();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Task? work)
    {
        lock (_lock)
        {
            if (_work.TryDequeue(out work))
            {
                return true;
            }

            if (_arrived.Task.IsCompleted)
            {
                _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return false;
        }
    }
}
