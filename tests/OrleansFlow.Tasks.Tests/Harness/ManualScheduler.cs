using OrleansFlow.Runtime;

namespace OrleansFlow.Tasks.Tests.Harness;

/// <summary>Runs everything on the test's thread, in the order in which it was queued.</summary>
internal sealed class ManualScheduler : TaskScheduler, IWorkScheduler
{
    private readonly Lock _lock = new();
    private readonly Queue<Action> _work = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public TaskScheduler TaskScheduler => this;

    public bool MayBlock { get; set; }

    public int Runs { get; private set; }

    /// <summary>How often work came from another thread: what waits on the thread pool makes a test depend on the machine's load.</summary>
    public int FromOtherThreads { get; private set; }

    public void Schedule(IThreadPoolWorkItem item) => Enqueue(item.Execute);

    public bool RunOne()
    {
        Action? work;
        lock (_lock)
        {
            if (!_work.TryDequeue(out work))
            {
                return false;
            }
        }

        Runs++;
        SynchronizationContext? ofTheTest = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, new Inline(this)).GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(ofTheTest);
        }

        return true;
    }

    /// <summary>Runs until nothing is queued.</summary>
    public void RunAll(int limit = 500_000)
    {
        for (int i = 0; RunOne(); i++)
        {
            Assert.True(i < limit, $"still work after {limit} runs");
        }
    }

    protected override void QueueTask(Task task) => Enqueue(() => TryExecuteTask(task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Enqueue(Action work)
    {
        lock (_lock)
        {
            FromOtherThreads += Environment.CurrentManagedThreadId == _thread ? 0 : 1;
            _work.Enqueue(work);
        }
    }

    /// <summary>Executes at once, but lets continuations see a scheduler that queues.</summary>
    private sealed class Inline(ManualScheduler owner) : TaskScheduler
    {
        private int _depth;

        protected override void QueueTask(Task task)
        {
            if (_depth == 0)
            {
                _depth++;
                TryExecuteTask(task);
            }
            else
            {
                owner.Enqueue(() => TryExecuteTask(task));
            }
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
