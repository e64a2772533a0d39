namespace Orleans.Embedded.Simulation;

/// <summary>Runs the tasks of one node, outside of activations, on the simulation's scheduler.</summary>
internal sealed class SimulatedTaskScheduler(SimulatedProcessor processor) : TaskScheduler
{
    private Task? _inlining;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs a callback at once, as a task of this scheduler: what it starts, and waits for, comes back here and not to the thread pool.</summary>
    public void Run(Action action)
    {
        var task = new Task(action, TaskCreationOptions.DenyChildAttach);
        _inlining = task;
        task.RunSynchronously(this);
        task.GetAwaiter().GetResult();
    }

    protected override void QueueTask(Task task) => processor.Execute(new Item(this, task), "task");

    // Other inlining would depend on where a task happens to complete.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
    {
        if (!ReferenceEquals(task, _inlining))
        {
            return false;
        }

        _inlining = null;
        return TryExecuteTask(task);
    }

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private sealed class Item(SimulatedTaskScheduler owner, Task task) : IThreadPoolWorkItem
    {
        public void Execute() => owner.TryExecuteTask(task);
    }
}
