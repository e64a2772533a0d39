namespace Orleans.Embedded.Simulation;

/// <summary>Runs the tasks of one node, outside of activations, on the simulation's scheduler.</summary>
internal sealed class SimulatedTaskScheduler(SimulatedProcessor processor) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task) => processor.Execute(new Item(this, task), "task");

    // Inlining would depend on where a task happens to complete.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private sealed class Item(SimulatedTaskScheduler owner, Task task) : IThreadPoolWorkItem
    {
        public void Execute() => owner.TryExecuteTask(task);
    }
}
