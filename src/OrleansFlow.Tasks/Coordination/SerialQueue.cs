using OrleansFlow.Runtime;

namespace OrleansFlow.Tasks.Coordination;

/// <summary>Does one piece of asynchronous work after the other, in the order in which they came, on the silo's scheduler.</summary>
/// <param name="scheduler">Where work runs.</param>
internal sealed class SerialQueue(IWorkScheduler scheduler)
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Queues work.</summary>
    /// <param name="work">The work.</param>
    /// <returns>Completes with the work, or fails with it.</returns>
    public Task RunAsync(Func<ValueTask> work)
    {
        lock (_lock)
        {
            Task before = _last;
            Task<Task> run = Task.Factory.StartNew(
                () => RunAfterAsync(before, work),
                CancellationToken.None,
                TaskCreationOptions.DenyChildAttach,
                scheduler.TaskScheduler);
            return _last = run.Unwrap();
        }
    }

    private static async Task RunAfterAsync(Task before, Func<ValueTask> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        await work();
    }
}
