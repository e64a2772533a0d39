namespace Orleans.Embedded;

/// <summary>
/// Runs the code of one activation, one turn at a time: it is the task scheduler of the activation's code, so that everything
/// a grain awaits continues here, and a single work item of the node's processor however much is queued.
/// </summary>
internal sealed class TurnScheduler(IGrainContext context, NodeProcessor processor, Action pump) : TaskScheduler, IThreadPoolWorkItem, IWorkItemScheduler
{
    private static readonly object PumpMarker = new();
    private static readonly Action<object?> RunPump = static state => ((Action)state!)();
    private const int ItemsPerTurn = 64;
    private readonly Lock _lock = new();
    private readonly Queue<object> _queue = new();
    private bool _scheduled;
    private bool _pumpQueued;
    private bool _abandoned;
    [ThreadStatic]
    private static TurnScheduler? _inlining;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Sees to it that the activation looks at its messages.</summary>
    public void QueuePump()
    {
        bool schedule;
        lock (_lock)
        {
            if (_pumpQueued || _abandoned)
            {
                return;
            }

            _pumpQueued = true;
            _queue.Enqueue(PumpMarker);
            schedule = !_scheduled;
            _scheduled = true;
        }

        if (schedule)
        {
            processor.Execute(this, "turn");
        }
    }

    /// <summary>Runs nothing any more, as the code of a silo that has crashed: neither what waits here nor what comes later.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _abandoned = true;
            _queue.Clear();
        }
    }

    public void QueueAction(Action action) => new Task(action).Start(this);

    public void QueueAction(Action<object> action, object state) => new Task(action!, state).Start(this);

    void IWorkItemScheduler.QueueTask(Task task) => task.Start(this);

    public void Execute()
    {
        RuntimeContext.Current = context;
        try
        {
            for (var i = processor.OneItemPerTurn ? 1 : ItemsPerTurn; i > 0; i--)
            {
                object item;
                lock (_lock)
                {
                    if (!_queue.TryDequeue(out item!))
                    {
                        _scheduled = false;
                        return;
                    }

                    if (ReferenceEquals(item, PumpMarker))
                    {
                        _pumpQueued = false;
                    }
                }

                if (item is Task task)
                {
                    processor.Trace("turn", context.GrainId, "", 0);
                    TryExecuteTask(task);
                }
                else
                {
                    // A task, so that the code called by the pump finds this scheduler as the current one.
                    _inlining = this;
                    new Task(RunPump, pump).RunSynchronously(this);
                }
            }
        }
        finally
        {
            RuntimeContext.Current = null;
        }

        lock (_lock)
        {
            if (_queue.Count == 0)
            {
                _scheduled = false;
                return;
            }
        }

        processor.Execute(this, "turn");
    }

    public override string ToString() => context.GrainId.ToString();

    protected override void QueueTask(Task task)
    {
        bool schedule;
        lock (_lock)
        {
            if (_abandoned)
            {
                return;
            }

            _queue.Enqueue(task);
            schedule = !_scheduled;
            _scheduled = true;
        }

        if (schedule)
        {
            processor.Execute(this, "turn");
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (ReferenceEquals(_inlining, this))
        {
            _inlining = null;
            return TryExecuteTask(task);
        }

        // Inlining would depend on where a task happens to complete, so simulations never do it.
        return !processor.OneItemPerTurn && !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, context) && TryExecuteTask(task);
    }

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_lock)
        {
            return [.. _queue.OfType<Task>()];
        }
    }
}
