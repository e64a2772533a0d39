using Orleans.Streams;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange.Streams;

/// <summary>A subscription to a channel: what comes in goes to the observer, whose own end is the gate's queue.</summary>
internal sealed class StreamDelivery(IChannelReceiver gate) : IChannelReceiver, IAsyncObserver<RecordBatch>
{
    private IAsyncObserver<RecordBatch>? _observer;

    /// <summary>The observer that is subscribed; null for none.</summary>
    public IAsyncObserver<RecordBatch>? Observer
    {
        get => Volatile.Read(ref _observer);
        set => Volatile.Write(ref _observer, value);
    }

    public void OnNext(RecordBatch batch)
    {
        if (Observer is not { } observer)
        {
            gate.OnNext(batch);
            return;
        }

        Task delivered = observer.OnNextAsync(batch);
        if (!delivered.IsCompletedSuccessfully)
        {
            // Credit is what keeps a consumer from being flooded; an observer takes each batch at once.
            delivered.GetAwaiter().GetResult();
        }
    }

    /// <summary>The gate's own end, as an observer.</summary>
    public Task OnNextAsync(RecordBatch item, StreamSequenceToken? token = null)
    {
        gate.OnNext(item);
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}
