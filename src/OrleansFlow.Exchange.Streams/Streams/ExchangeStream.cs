using Orleans.Streams;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange.Streams;

/// <summary>
/// A channel as a stream of batches. <c>OnNextAsync</c> is for the producer's silo, <c>SubscribeAsync</c> for the consumer's; the
/// ends are those that the tasks' partition and gate have opened. It holds no more than a reference to its end: there may be
/// tens of thousands.
/// </summary>
internal sealed class ExchangeStream : IAsyncStream<RecordBatch>
{
    private static readonly TimeSpan CreditPause = TimeSpan.FromMilliseconds(1);

    private readonly ExchangeStreamProvider _provider;
    private readonly object _end;

    /// <summary>The producer's end.</summary>
    public ExchangeStream(ExchangeStreamProvider provider, ChannelOutput output)
    {
        _provider = provider;
        _end = output;
    }

    /// <summary>The consumer's end.</summary>
    public ExchangeStream(ExchangeStreamProvider provider, StreamDelivery delivery, ChannelId channel)
    {
        _provider = provider;
        _end = new ConsumerEnd(delivery, channel);
    }

    /// <summary>A channel whose ends are looked for when they are needed.</summary>
    public ExchangeStream(ExchangeStreamProvider provider, ChannelId channel)
    {
        _provider = provider;
        _end = channel;
    }

    public bool IsRewindable => false;

    public string ProviderName => ExchangeStreamProvider.ProviderName;

    public StreamId StreamId => ChannelStreamId.Of(Channel);

    private ChannelId Channel => _end switch
    {
        ChannelOutput output => output.Id,
        ConsumerEnd consumer => consumer.Channel,
        _ => (ChannelId)_end,
    };

    public Task OnNextAsync(RecordBatch item, StreamSequenceToken? token = null)
    {
        ChannelOutput? output = _end as ChannelOutput ?? _provider.Environment.FindChannelOutput(Channel);
        if (output is null)
        {
            return Task.FromException(new InvalidOperationException($"No task of this silo has opened a partition for the channel of {Channel}."));
        }

        try
        {
            return output.TrySend(item) ? Task.CompletedTask : SendWithCreditAsync(output, item);
        }
        catch (OrleansFlowException failure)
        {
            return Task.FromException(failure);
        }
    }

    public async Task OnNextBatchAsync(IEnumerable<RecordBatch> batch, StreamSequenceToken? token = null)
    {
        foreach (RecordBatch item in batch)
        {
            await OnNextAsync(item);
        }
    }

    public Task OnCompletedAsync() => Task.FromException(new NotSupportedException("A channel ends with an EndOfPartitionEvent in a batch."));

    public Task OnErrorAsync(Exception ex)
    {
        (_end as ChannelOutput ?? _provider.Environment.FindChannelOutput(Channel))?.Abort(ex);
        return Task.CompletedTask;
    }

    public Task<StreamSubscriptionHandle<RecordBatch>> SubscribeAsync(IAsyncObserver<RecordBatch> observer) => SubscribeAsync(observer, null);

    public Task<StreamSubscriptionHandle<RecordBatch>> SubscribeAsync(IAsyncObserver<RecordBatch> observer, StreamSequenceToken? token, string? filterData = null)
    {
        if (token is not null || filterData is not null)
        {
            return Task.FromException<StreamSubscriptionHandle<RecordBatch>>(new NotSupportedException("A channel can be neither rewound nor filtered."));
        }

        StreamDelivery? delivery = _end is ConsumerEnd consumer ? consumer.Delivery : _provider.Environment.FindSubscription(Channel) as StreamDelivery;
        if (delivery is null)
        {
            return Task.FromException<StreamSubscriptionHandle<RecordBatch>>(
                new InvalidOperationException($"No task of this silo has opened a gate for the channel of {Channel}."));
        }

        delivery.Observer = observer;
        return Task.FromResult<StreamSubscriptionHandle<RecordBatch>>(new ExchangeSubscription(this, delivery));
    }

    public Task<StreamSubscriptionHandle<RecordBatch>> SubscribeAsync(IAsyncBatchObserver<RecordBatch> observer) => NoBatches();

    public Task<StreamSubscriptionHandle<RecordBatch>> SubscribeAsync(IAsyncBatchObserver<RecordBatch> observer, StreamSequenceToken? token) => NoBatches();

    public Task<IList<StreamSubscriptionHandle<RecordBatch>>> GetAllSubscriptionHandles()
    {
        StreamDelivery? delivery = _end is ConsumerEnd consumer ? consumer.Delivery : _provider.Environment.FindSubscription(Channel) as StreamDelivery;
        return Task.FromResult<IList<StreamSubscriptionHandle<RecordBatch>>>(delivery?.Observer is null ? [] : [new ExchangeSubscription(this, delivery)]);
    }

    public bool Equals(IAsyncStream<RecordBatch>? other) => other is ExchangeStream stream && stream.Channel == Channel;

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<RecordBatch>);

    public override int GetHashCode() => Channel.GetHashCode();

    public int CompareTo(IAsyncStream<RecordBatch>? other) => other is null ? 1 : StreamId.CompareTo(other.StreamId);

    private static Task<StreamSubscriptionHandle<RecordBatch>> NoBatches() =>
        Task.FromException<StreamSubscriptionHandle<RecordBatch>>(new NotSupportedException("The items of a channel are batches already; subscribe an IAsyncObserver."));

    /// <summary>For callers that send without asking for credit; partitions ask first.</summary>
    private async Task SendWithCreditAsync(ChannelOutput output, RecordBatch item)
    {
        do
        {
            await Task.Delay(CreditPause, _provider.Environment.Time);
        }
        while (!output.TrySend(item));
    }

    private sealed record ConsumerEnd(StreamDelivery Delivery, ChannelId Channel);
}
