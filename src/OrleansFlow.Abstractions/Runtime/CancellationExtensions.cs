namespace OrleansFlow.Runtime;

/// <summary>Cancellation on the scheduler that the runtime supplies.</summary>
public static class CancellationExtensions
{
    /// <summary>Cancels; what hears of it runs on the scheduler, where <see cref="CancellationTokenSource.CancelAsync"/> knows the thread pool only.</summary>
    /// <param name="source">What is cancelled.</param>
    /// <param name="scheduler">Where the callbacks run.</param>
    /// <returns>Completes when all callbacks have run; fails with what they threw.</returns>
    public static Task CancelAsync(this CancellationTokenSource source, IWorkScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(scheduler);
        return source.IsCancellationRequested
            ? Task.CompletedTask
            : Task.Factory.StartNew(static state => ((CancellationTokenSource)state!).Cancel(), source, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler.TaskScheduler);
    }
}
