using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Streams;
using OrleansFlow.Sources;

namespace OrleansFlow.Connectors.Orleans;

/// <summary>
/// Subscribes to streams and keeps their items until the task takes them. A delivery that finds the buffer full waits, so the
/// provider is slowed down; one that waits too long is refused, and the provider delivers it again.
/// </summary>
/// <typeparam name="T">Type of the items.</typeparam>
internal sealed class OrleansStreamReader<T>(ISourceReaderContext context, string providerName, int bufferedItems) : ISourceReader<T, OrleansStreamSplit>
{
    // Orleans gives up a delivery after its response time-out, 30 s: this must come first.
    private static readonly TimeSpan LongestDelivery = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly Queue<(Subscription From, T Item, StreamSequenceToken? Token)> _items = new();
    private readonly List<Subscription> _subscriptions = [];
    private readonly IStreamProvider _provider = context.Runtime.Services.GetKeyedService<IStreamProvider>(providerName)
        ?? throw new OrleansFlowException($"The silo has no stream provider '{providerName}'; add it to every silo, for example siloBuilder.AddMemoryStreams(\"{providerName}\").");

    private TaskCompletionSource? _news;
    private TaskCompletionSource? _room;
    private Task _subscribing = Task.CompletedTask;
    private volatile bool _closed;

    public void Start()
    {
    }

    public void AddSplits(IReadOnlyList<OrleansStreamSplit> splits)
    {
        ArgumentNullException.ThrowIfNull(splits);
        var added = new List<Subscription>();
        foreach (OrleansStreamSplit split in splits)
        {
            added.Add(new Subscription(this, split));
        }

        _subscriptions.AddRange(added);
        _subscribing = SubscribeAsync(_subscribing, added);
    }

    public void NotifyNoMoreSplits()
    {
    }

    public InputStatus PollNext(ISourceOutput<T> output, int maxRecords)
    {
        if (_subscribing.IsFaulted)
        {
            _subscribing.GetAwaiter().GetResult();
        }

        for (int i = 0; i < maxRecords; i++)
        {
            (Subscription From, T Item, StreamSequenceToken? Token) next;
            lock (_lock)
            {
                if (!_items.TryDequeue(out next))
                {
                    return InputStatus.NothingAvailable;
                }

                if (_items.Count == bufferedItems / 2)
                {
                    _room?.TrySetResult();
                    _room = null;
                }
            }

            next.From.Last = next.Token ?? next.From.Last;
            next.From.OutputOf(output).Collect(next.Item);
        }

        return InputStatus.MoreAvailable;
    }

    public ValueTask WaitForDataAsync()
    {
        lock (_lock)
        {
            if (_items.Count > 0 || _subscribing.IsFaulted || _closed)
            {
                return ValueTask.CompletedTask;
            }

            return new ValueTask((_news ??= NewSignal()).Task);
        }
    }

    public IReadOnlyList<OrleansStreamSplit> SnapshotState(long checkpointId) => _subscriptions.ConvertAll(static s => s.ToSplit());

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        lock (_lock)
        {
            _room?.TrySetResult();
        }

        await Task.WhenAny(_subscribing);
        foreach (Subscription subscription in _subscriptions)
        {
            if (subscription.Handle is { } handle)
            {
                await handle.UnsubscribeAsync();
            }
        }
    }

    private TaskCompletionSource NewSignal() => new(context.Runtime.Scheduler.Completion);

    private async Task SubscribeAsync(Task before, List<Subscription> added)
    {
        try
        {
            await before;
            foreach (Subscription subscription in added)
            {
                await subscription.SubscribeAsync(_provider);
            }
        }
        finally
        {
            Signal();
        }
    }

    private void Signal()
    {
        lock (_lock)
        {
            _news?.TrySetResult();
            _news = null;
        }
    }

    private async Task DeliverAsync(Subscription from, T item, StreamSequenceToken? token)
    {
        while (!_closed)
        {
            Task room;
            lock (_lock)
            {
                if (token is not null && from.Newest is { } newest && token.CompareTo(newest) <= 0)
                {
                    // Delivered again although it had arrived.
                    return;
                }

                if (_items.Count < bufferedItems)
                {
                    from.Newest = token ?? from.Newest;
                    _items.Enqueue((from, item, token));
                    _news?.TrySetResult();
                    _news = null;
                    return;
                }

                room = (_room ??= NewSignal()).Task;
            }

            await room.WaitAsync(LongestDelivery, context.Runtime.Time);
        }

        throw new OperationCanceledException($"The job does not read stream {from.Id} any more.");
    }

    private sealed class Subscription(OrleansStreamReader<T> reader, OrleansStreamSplit split) : IAsyncObserver<T>
    {
        private ISourceOutput<T>? _output;
        private readonly Serializer _serializer = reader.Services.GetRequiredService<Serializer>();

        public StreamId Id { get; } = StreamId.Create(split.Namespace!, split.Key);

        /// <summary>The token of the last item that the task took.</summary>
        public StreamSequenceToken? Last { get; set; }

        /// <summary>The token of the last item that was delivered.</summary>
        public StreamSequenceToken? Newest { get; set; }

        public StreamSubscriptionHandle<T>? Handle { get; private set; }

        /// <summary>Takes the stream's items: each stream has watermarks of its own.</summary>
        public ISourceOutput<T> OutputOf(ISourceOutput<T> output) => _output ??= output.CreateOutputForSplit(Id.ToString());

        public async Task SubscribeAsync(IStreamProvider provider)
        {
            if (split.Token.Length > 0)
            {
                Last = Newest = _serializer.Deserialize<StreamSequenceToken>(split.Token);
            }

            // A token says where to begin, the item at it included; that one has arrived and is dropped on delivery.
            IAsyncStream<T> stream = provider.GetStream<T>(Id);
            Handle = provider.IsRewindable && Last is { } from ? await stream.SubscribeAsync(this, from) : await stream.SubscribeAsync(this);
        }

        public OrleansStreamSplit ToSplit() => Last is null ? split : split with { Token = _serializer.SerializeToArray(Last) };

        public Task OnNextAsync(T item, StreamSequenceToken? token = null) => reader.DeliverAsync(this, item, token);

        // The end of a stream is not the end of its items: a producer may go on.
        public Task OnCompletedAsync() => Task.CompletedTask;

        public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
    }

    private IServiceProvider Services => context.Runtime.Services;
}
