using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Orleans.Conformance.Tests.Streams;

[GenerateSerializer]
public class Reading
{
    [Id(0)]
    public int Value { get; set; }
}

public interface IStreamGrain : IGrainWithStringKey, ILocated
{
    Task<Guid> SubscribeAsync(StreamId stream, string page, string provider = StreamSetup.Memory);

    Task<Guid> SubscribeBatchesAsync(StreamId stream, string page);

    /// <summary>Subscribes an observer that fails as often as said, then writes.</summary>
    Task SubscribeFailingAsync(StreamId stream, string page, int failures);

    /// <summary>Subscribes and keeps the tokens of what it hears.</summary>
    Task SubscribeForTokensAsync(StreamId stream, string page);

    Task<List<StreamSequenceToken>> TokensAsync();

    /// <summary>Subscribes from an earlier place of the stream on.</summary>
    Task SubscribeFromAsync(StreamId stream, string page, StreamSequenceToken token);

    /// <summary>Subscribes and writes the request context's colour with each item.</summary>
    Task SubscribeForColourAsync(StreamId stream, string page);

    Task<int> ResumeAllAsync(StreamId stream, string page);

    Task<int> UnsubscribeAllAsync(StreamId stream);

    Task<int> SubscriptionCountAsync(StreamId stream);

    Task PublishAsync(StreamId stream, int value);

    Task PublishBatchAsync(StreamId stream, int[] values);

    Task<string> ProviderAsync(string name);

    Task<bool> SameStreamAsync(StreamId stream);

    Task LeaveAsync();
}

public class StreamGrain : Grain, IStreamGrain
{
    private readonly List<StreamSequenceToken> _tokens = [];

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public async Task<Guid> SubscribeAsync(StreamId stream, string page, string provider) =>
        (await this.GetStreamProvider(provider).GetStream<Reading>(stream).SubscribeAsync((reading, token) => HearAsync(page, reading, token))).HandleId;

    public async Task<Guid> SubscribeBatchesAsync(StreamId stream, string page)
    {
        var handle = await Stream(stream).SubscribeAsync(items =>
        {
            foreach (var item in items)
            {
                Journal.Write(page, item.Item.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            return Task.CompletedTask;
        });
        return handle.HandleId;
    }

    public async Task SubscribeFailingAsync(StreamId stream, string page, int failures)
    {
        var left = failures;
        await Stream(stream).SubscribeAsync((reading, _) =>
        {
            if (left-- > 0)
            {
                Journal.Write(page, "failing");
                throw new InvalidOperationException("not in the mood");
            }

            Journal.Write(page, "got " + reading.Value);
            return Task.CompletedTask;
        });
    }

    public Task SubscribeForTokensAsync(StreamId stream, string page) => Stream(stream).SubscribeAsync((reading, token) =>
    {
        _tokens.Add(token!);
        return HearAsync(page, reading, token);
    });

    public Task<List<StreamSequenceToken>> TokensAsync() => Task.FromResult(_tokens);

    public Task SubscribeFromAsync(StreamId stream, string page, StreamSequenceToken token) =>
        Stream(stream).SubscribeAsync((reading, place) => HearAsync(page, reading, place), token);

    public Task SubscribeForColourAsync(StreamId stream, string page) => Stream(stream).SubscribeAsync((reading, _) =>
    {
        Journal.Write(page, $"{reading.Value} {RequestContext.Get("colour")}");
        return Task.CompletedTask;
    });

    public async Task<int> ResumeAllAsync(StreamId stream, string page)
    {
        var handles = await Stream(stream).GetAllSubscriptionHandles();
        foreach (var handle in handles)
        {
            await handle.ResumeAsync((reading, token) => HearAsync(page, reading, token));
        }

        return handles.Count;
    }

    public async Task<int> UnsubscribeAllAsync(StreamId stream)
    {
        var handles = await Stream(stream).GetAllSubscriptionHandles();
        foreach (var handle in handles)
        {
            await handle.UnsubscribeAsync();
        }

        return handles.Count;
    }

    public async Task<int> SubscriptionCountAsync(StreamId stream) => (await Stream(stream).GetAllSubscriptionHandles()).Count;

    public Task PublishAsync(StreamId stream, int value) => Stream(stream).OnNextAsync(new Reading { Value = value });

    public Task PublishBatchAsync(StreamId stream, int[] values) => Stream(stream).OnNextBatchAsync(values.Select(value => new Reading { Value = value }));

    public Task<string> ProviderAsync(string name) => Task.FromResult(this.GetStreamProvider(name).Name);

    public Task<bool> SameStreamAsync(StreamId stream)
    {
        var (one, two) = (Stream(stream), Stream(stream));
        return Task.FromResult(one.Equals(two) && one.CompareTo(two) == 0 && one.GetHashCode() == two.GetHashCode());
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private static Task HearAsync(string page, Reading reading, StreamSequenceToken? token)
    {
        Journal.Write(page, token is null ? "no token" : reading.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    private IAsyncStream<Reading> Stream(StreamId stream) => this.GetStreamProvider(StreamSetup.Memory).GetStream<Reading>(stream);
}

public interface IImplicitGrain : IGrainWithStringKey
{
    Task LeaveAsync();
}

/// <summary>Subscribed to the streams of a namespace by its attribute; the stream's key is the grain's.</summary>
[ImplicitStreamSubscription(StreamSetup.ImplicitNamespace)]
public class ImplicitGrain : Grain, IImplicitGrain, IStreamSubscriptionObserver
{
    public async Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory)
    {
        var page = this.GetPrimaryKeyString();
        Journal.Write(page, $"subscribed to {handleFactory.StreamId} of {handleFactory.ProviderName}");
        await handleFactory.Create<Reading>().ResumeAsync((reading, _) =>
        {
            Journal.Write(page, "got " + reading.Value);
            return Task.CompletedTask;
        });
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IImplicitGuidGrain : IGrainWithGuidKey;

/// <summary>Resumes its implicit subscription on activation, the older way.</summary>
[ImplicitStreamSubscription(StreamSetup.GuidNamespace)]
public class ImplicitGuidGrain : Grain, IImplicitGuidGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKey();
        var stream = this.GetStreamProvider(StreamSetup.Memory).GetStream<Reading>(StreamSetup.GuidNamespace, key);
        await stream.SubscribeAsync((reading, _) =>
        {
            Journal.Write(key.ToString(), "got " + reading.Value);
            return Task.CompletedTask;
        });
    }
}
