namespace Orleans.Embedded;

/// <summary>Keeps the enumerators of one activation.</summary>
internal sealed class EnumerationExtension(IGrainContext context) : IEnumerationExtension
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly Dictionary<Guid, Entry> _entries = [];

    public Task<EnumerationBatch> StartAsync(Guid id, RequestBase request, int batchSize, CancellationToken cancellationToken)
    {
        request.SetTarget(context);
        var stop = new CancellationTokenSource();
        var entry = new Entry(((IAsyncEnumerableRequest)request).Enumerate(stop.Token), stop);
        _entries[id] = entry;
        return FetchAsync(id, entry, batchSize, cancellationToken);
    }

    public Task<EnumerationBatch> MoveNextAsync(Guid id, int batchSize, CancellationToken cancellationToken) =>
        _entries.TryGetValue(id, out var entry) ? FetchAsync(id, entry, batchSize, cancellationToken) : Task.FromResult(new EnumerationBatch { State = EnumerationState.Unknown });

    public async Task DisposeAsync(Guid id)
    {
        if (_entries.Remove(id, out var entry))
        {
            await entry.EndAsync();
        }
    }

    private async Task<EnumerationBatch> FetchAsync(Guid id, Entry entry, int batchSize, CancellationToken cancellationToken)
    {
        using var cancelled = cancellationToken.Register(static state => ((Entry)state!).Stop.Cancel(), entry);
        var items = new List<object?>();
        try
        {
            while (items.Count < batchSize)
            {
                var next = entry.Pending ?? entry.Items.MoveNextAsync().AsTask();
                entry.Pending = next;
                if (!next.IsCompleted)
                {
                    if (items.Count > 0)
                    {
                        break;
                    }

                    // An empty batch keeps the caller's response time-out away from a slow sequence.
                    var time = context.ActivationServices.GetRequiredService<TimeProvider>();
                    var first = new TaskCompletionSource();
                    _ = next.ContinueWith((_, state) => ((TaskCompletionSource)state!).TrySetResult(), first, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Current);
                    using var timer = time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), first, LongestWait, Timeout.InfiniteTimeSpan);
                    await first.Task;
                    if (!next.IsCompleted)
                    {
                        break;
                    }
                }

                entry.Pending = null;
                if (!await next)
                {
                    await DisposeAsync(id);
                    return new EnumerationBatch { Items = [.. items], State = EnumerationState.Completed };
                }

                items.Add(entry.Items.Current);
            }

            return new EnumerationBatch { Items = [.. items] };
        }
        catch (Exception exception)
        {
            entry.Pending = null;
            await DisposeAsync(id);
            return new EnumerationBatch { Items = [.. items], State = EnumerationState.Failed, Exception = exception };
        }
    }

    private sealed class Entry(IAsyncEnumerator<object?> items, CancellationTokenSource stop)
    {
        public IAsyncEnumerator<object?> Items { get; } = items;

        public CancellationTokenSource Stop { get; } = stop;

        public Task<bool>? Pending { get; set; }

        public async Task EndAsync()
        {
            Stop.Cancel();
            if (Pending is { } pending)
            {
                Pending = null;
                try
                {
                    await pending;
                }
                catch (Exception)
                {
                    // The caller has given up the sequence, so nobody is there to be told.
                }
            }

            await Items.DisposeAsync();
        }
    }
}
