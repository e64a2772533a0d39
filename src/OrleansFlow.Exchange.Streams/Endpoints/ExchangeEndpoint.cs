namespace OrleansFlow.Exchange.Streams;

/// <summary>The extension of a subtask grain: hands what comes to the exchange of its silo.</summary>
internal sealed class ExchangeEndpoint(IGrainContext context, ExchangeEnvironment environment) : IExchangeEndpoint
{
    private readonly ExecutionAttemptId _self = ExecutionAttemptId.Parse(context.GrainId.Key.ToString()!);

    public Task<ExchangeAnswer> PushAsync(ExchangeSegment segment)
    {
        // Inside a silo the segment is the sender's own object; what came from elsewhere was read into memory of its own.
        SegmentBuffer buffer = segment.Shared ?? SegmentBuffer.Over(segment.Bytes);
        ChannelId channel = new(segment.EdgeId, segment.Producer.In(_self.Job), _self);
        return Task.FromResult(ExchangeAnswer.Of(environment.Receive(new Segment(channel, segment.Sequence, buffer, segment.Checksum))));
    }

    public Task<ExchangeAnswer> ProbeAsync(string edgeId, ExchangePeer producer) =>
        Task.FromResult(ExchangeAnswer.Of(environment.Probe(new ChannelId(edgeId, producer.In(_self.Job), _self))));

    public Task GrantCreditAsync(string edgeId, ExchangePeer consumer, long acknowledged, long creditLimit, bool isClosed)
    {
        environment.Granted(new ChannelId(edgeId, _self, consumer.In(_self.Job)), acknowledged, creditLimit, isClosed);
        return Task.CompletedTask;
    }

    public Task FailAsync(string edgeId, ExchangePeer peer, bool isProducer, string reason, bool isCancellation)
    {
        ExecutionAttemptId other = peer.In(_self.Job);
        ChannelId channel = isProducer ? new ChannelId(edgeId, other, _self) : new ChannelId(edgeId, _self, other);
        environment.Failed(channel, toConsumer: isProducer, reason, isCancellation);
        return Task.CompletedTask;
    }
}
