namespace OrleansFlow.Exchange;

/// <summary>Where there is no silo there is no way to another one.</summary>
internal sealed class NoCarrier : ISegmentCarrier
{
    private const string Reason = "this process has no way to other silos; register the exchange with AddOrleansFlowExchange";

    public static NoCarrier Instance { get; } = new();

    public Task<SegmentAnswer> SendAsync(Segment segment) =>
        Task.FromResult(new SegmentAnswer(SegmentStatus.Failed, 0, 0, Reason));

    public Task<SegmentAnswer> ProbeAsync(ChannelId channel) => Task.FromResult(new SegmentAnswer(SegmentStatus.Failed, 0, 0, Reason));

    public Task GrantAsync(ChannelId channel, long acknowledged, long creditLimit, bool isClosed) => Task.CompletedTask;

    public Task FailAsync(ChannelId channel, bool toConsumer, string reason, bool isCancellation) => Task.CompletedTask;
}
