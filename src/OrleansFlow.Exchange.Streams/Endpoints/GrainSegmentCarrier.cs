namespace OrleansFlow.Exchange.Streams;

/// <summary>Carries segments and credit by calls to the extension of the subtask grain at the other end.</summary>
internal sealed class GrainSegmentCarrier(IGrainFactory grains, IExchangeAddressing addressing) : ISegmentCarrier
{
    private const int KeptReferences = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<ExecutionAttemptId, IExchangeEndpoint> _references = [];

    public async Task<SegmentAnswer> SendAsync(Segment segment)
    {
        ExchangeAnswer answer = await EndpointOf(segment.Channel.Consumer).PushAsync(new ExchangeSegment
        {
            EdgeId = segment.Channel.EdgeId,
            Producer = ExchangePeer.Of(segment.Channel.Producer),
            Sequence = segment.Sequence,
            Checksum = segment.Checksum,
            Bytes = segment.Buffer.Memory,
            Shared = segment.Buffer,
        });
        return answer.ToAnswer();
    }

    public async Task<SegmentAnswer> ProbeAsync(ChannelId channel)
    {
        ExchangeAnswer answer = await EndpointOf(channel.Consumer).ProbeAsync(channel.EdgeId, ExchangePeer.Of(channel.Producer));
        return answer.ToAnswer();
    }

    public Task GrantAsync(ChannelId channel, long acknowledged, long creditLimit, bool isClosed) =>
        EndpointOf(channel.Producer).GrantCreditAsync(channel.EdgeId, ExchangePeer.Of(channel.Consumer), acknowledged, creditLimit, isClosed);

    public Task FailAsync(ChannelId channel, bool toConsumer, string reason, bool isCancellation) => toConsumer
        ? EndpointOf(channel.Consumer).FailAsync(channel.EdgeId, ExchangePeer.Of(channel.Producer), isProducer: true, reason, isCancellation)
        : EndpointOf(channel.Producer).FailAsync(channel.EdgeId, ExchangePeer.Of(channel.Consumer), isProducer: false, reason, isCancellation);

    private IExchangeEndpoint EndpointOf(ExecutionAttemptId attempt)
    {
        lock (_lock)
        {
            if (!_references.TryGetValue(attempt, out IExchangeEndpoint? endpoint))
            {
                if (_references.Count >= KeptReferences)
                {
                    _references.Clear();
                }

                endpoint = grains.GetGrain<IExchangeEndpoint>(addressing.GetSubtaskGrain(attempt));
                _references.Add(attempt, endpoint);
            }

            return endpoint;
        }
    }
}
