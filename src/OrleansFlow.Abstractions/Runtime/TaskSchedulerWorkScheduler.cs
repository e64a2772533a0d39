namespace OrleansFlow.Runtime;

/// <summary>Runs work items on a task scheduler, such as the one of a deterministic cluster.</summary>
/// <param name="taskScheduler">The task scheduler.</param>
/// <param name="mayBlock">Whether its threads may be blocked.</param>
public sealed class TaskSchedulerWorkScheduler(TaskScheduler taskScheduler, bool mayBlock) : IWorkScheduler
{
    private static readonly Action<object?> Run = static item => ((IThreadPoolWorkItem)item!).Execute();

    /// <inheritdoc />
    public TaskScheduler TaskScheduler { get; } = taskScheduler;

    /// <inheritdoc />
    public bool MayBlock { get; } = mayBlock;

    /// <inheritdoc />
    public void Schedule(IThreadPoolWorkItem item) =>
        Task.Factory.StartNew(Run, item, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler);
}
