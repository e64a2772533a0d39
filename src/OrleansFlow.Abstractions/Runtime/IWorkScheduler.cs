namespace OrleansFlow.Runtime;

/// <summary>
/// Where the engine's work runs: the thread pool in production, the one seeded scheduler of a deterministic cluster in a
/// simulation. Nothing of the product queues work anywhere else.
/// </summary>
public interface IWorkScheduler
{
    /// <summary>Queues one run of a work item. Items may run at the same time as others, and in any order.</summary>
    /// <param name="item">The item.</param>
    void Schedule(IThreadPoolWorkItem item);

    /// <summary>The scheduler for asynchronous code: start it with <see cref="Task.Factory"/> on this.</summary>
    TaskScheduler TaskScheduler { get; }

    /// <summary>Whether a work item may block its thread for a while; false where one thread runs everything.</summary>
    bool MayBlock { get; }

    /// <summary>
    /// How completion sources complete. On many threads what waits never runs inside of the code that completes. Where one thread
    /// runs everything that is so by its scheduler, and combinators such as <see cref="Task.WhenAny(Task[])"/> would leave it for the thread pool.
    /// </summary>
    TaskCreationOptions Completion => MayBlock ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None;
}
