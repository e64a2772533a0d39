using Orleans.Streams;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange.Streams;

/// <summary>The subscription to a channel. There is one at most: the last observer takes it over.</summary>
internal sealed class ExchangeSubscription(ExchangeStream stream, StreamDelivery delivery) : StreamSubscriptionHandle<RecordBatch>
{
    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    /// <summary>A channel has one subscription: it needs no id.</summary>
    public override Guid HandleId => Guid.Empty;

    public override Task UnsubscribeAsync()
    {
        delivery.Observer = null;
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<RecordBatch>> ResumeAsync(IAsyncObserver<RecordBatch> observer, StreamSequenceToken? token = null) =>
        stream.SubscribeAsync(observer, token);

    public override Task<StreamSubscriptionHandle<RecordBatch>> ResumeAsync(IAsyncBatchObserver<RecordBatch> observer, StreamSequenceToken? token = null) =>
        stream.SubscribeAsync(observer, token);

    public override bool Equals(StreamSubscriptionHandle<RecordBatch>? other) => other is ExchangeSubscription subscription && subscription.StreamId.Equals(StreamId);

    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<RecordBatch>);

    public override int GetHashCode() => stream.GetHashCode();
}
