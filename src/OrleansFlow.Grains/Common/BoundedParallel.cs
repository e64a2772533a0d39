namespace OrleansFlow.Grains.Common;

/// <summary>Asynchronous calls for many items, a bounded number at a time, started in order, on the scheduler of the caller.</summary>
internal static class BoundedParallel
{
    /// <summary>Calls for each item. All calls that were started have ended when it returns; the first error in the order of the items is thrown.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="degree">How many calls run at a time.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Starts no further calls.</param>
    public static async Task ForEachAsync<T>(IReadOnlyList<T> items, int degree, Func<T, Task> call, CancellationToken cancellationToken = default)
    {
        int next = 0;
        Exception?[] errors = new Exception?[items.Count];
        bool failed = false;
        var workers = new Task[Math.Min(degree, items.Count)];
        for (int i = 0; i < workers.Length; i++)
        {
            workers[i] = WorkAsync();
        }

        await Task.WhenAll(workers);
        if (failed)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(Array.Find(errors, static error => error is not null)!);
        }

        cancellationToken.ThrowIfCancellationRequested();

        async Task WorkAsync()
        {
            while (next < items.Count && !failed && !cancellationToken.IsCancellationRequested)
            {
                int index = next++;
                try
                {
                    await call(items[index]);
                }
                catch (Exception e)
                {
                    errors[index] = e;
                    failed = true;
                }
            }
        }
    }
}
