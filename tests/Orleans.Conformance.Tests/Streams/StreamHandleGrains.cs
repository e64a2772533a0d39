using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Streams;

namespace Orleans.Conformance.Tests.Streams;

[GenerateSerializer]
public sealed class StreamHandleState
{
    [Id(0)]
    public StreamSubscriptionHandle<Reading>? Handle { get; set; }

    [Id(1)]
    public IAsyncStream<Reading>? Stream { get; set; }
}

public interface IStreamHandleGrain : IGrainWithStringKey, ILocated
{
    /// <summary>Publishes to a stream that it is handed.</summary>
    Task PublishToAsync(IAsyncStream<Reading> stream, int value);

    Task<IAsyncStream<Reading>> StreamAsync(StreamId stream);

    /// <summary>Subscribes and keeps handle and stream in its state.</summary>
    Task<StreamSubscriptionHandle<Reading>> SubscribeAsync(StreamId stream);

    /// <summary>Resumes the subscription of the stored handle.</summary>
    Task ResumeAsync(string page);

    /// <summary>Ends the subscription of the stored handle.</summary>
    Task UnsubscribeAsync();

    Task<int> SubscriptionCountAsync();

    Task LeaveAsync();
}

public sealed class StreamHandleGrain([PersistentState("handle")] IPersistentState<StreamHandleState> state) : Grain, IStreamHandleGrain
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task PublishToAsync(IAsyncStream<Reading> stream, int value) => stream.OnNextAsync(new Reading { Value = value });

    public Task<IAsyncStream<Reading>> StreamAsync(StreamId stream) => Task.FromResult(this.GetStreamProvider(StreamSetup.Memory).GetStream<Reading>(stream));

    public async Task<StreamSubscriptionHandle<Reading>> SubscribeAsync(StreamId stream)
    {
        state.State.Stream = this.GetStreamProvider(StreamSetup.Memory).GetStream<Reading>(stream);
        state.State.Handle = await state.State.Stream.SubscribeAsync((_, _) => Task.CompletedTask);
        await state.WriteStateAsync();
        return state.State.Handle;
    }

    public Task ResumeAsync(string page) => state.State.Handle!.ResumeAsync((reading, _) =>
    {
        Journal.Write(page, "got " + reading.Value);
        return Task.CompletedTask;
    });

    public Task UnsubscribeAsync() => state.State.Handle!.UnsubscribeAsync();

    public async Task<int> SubscriptionCountAsync() => (await state.State.Stream!.GetAllSubscriptionHandles()).Count;

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
