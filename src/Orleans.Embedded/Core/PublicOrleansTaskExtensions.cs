namespace Orleans;

/// <summary>Tasks whose outcome does not matter.</summary>
public static class PublicOrleansTaskExtensions
{
    /// <summary>Observes a failure, so that it is not reported as unobserved.</summary>
    public static void Ignore(this Task task) =>
        task.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
