using System.Collections.Concurrent;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streams;

/// <summary>A provider of the tests' own: delivery is a direct call of the observers in the process.</summary>
public sealed class OwnStreamProvider(string name) : IStreamProvider
{
    public string Name { get; } = name;

    public bool IsRewindable => false;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new OwnStream<T>(Name, streamId);
}

public sealed class OwnStream<T>(string provider, StreamId id) : IAsyncStream<T>
{
    private static readonly ConcurrentDictionary<StreamId, ConcurrentDictionary<Guid, IAsyncObserver<T>>> Observers = new();

    public bool IsRewindable => false;

    public string ProviderName { get; } = provider;

    public StreamId StreamId { get; } = id;

    public async Task OnNextAsync(T item, StreamSequenceToken? token = null)
    {
        foreach (var observer in Of(StreamId).Values)
        {
            await observer.OnNextAsync(item, new Orleans.Providers.Streams.Common.EventSequenceTokenV2(1));
        }
    }

    public async Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        foreach (var item in batch)
        {
            await OnNextAsync(item, token);
        }
    }

    public Task OnErrorAsync(Exception ex) => throw ex;

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        var handle = new OwnHandle<T>(this, Guid.CreateVersion7());
        Of(StreamId)[handle.HandleId] = observer;
        return Task.FromResult<StreamSubscriptionHandle<T>>(handle);
    }

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null) => SubscribeAsync(observer);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer) => throw new NotSupportedException();

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token) => throw new NotSupportedException();

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() =>
        Task.FromResult<IList<StreamSubscriptionHandle<T>>>([.. Of(StreamId).Keys.Select(key => new OwnHandle<T>(this, key))]);

    public bool Equals(IAsyncStream<T>? other) => other is not null && other.StreamId == StreamId;

    public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : StreamId.CompareTo(other.StreamId);

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => StreamId.GetHashCode();

    internal static ConcurrentDictionary<Guid, IAsyncObserver<T>> Of(StreamId id) => Observers.GetOrAdd(id, _ => new());
}

public sealed class OwnHandle<T>(OwnStream<T> stream, Guid id) : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId => id;

    public override Task UnsubscribeAsync()
    {
        OwnStream<T>.Of(StreamId).TryRemove(id, out _);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null)
    {
        OwnStream<T>.Of(StreamId)[id] = observer;
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer, StreamSequenceToken? token = null) => throw new NotSupportedException();

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == id;

    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    public override int GetHashCode() => id.GetHashCode();
}
