using Microsoft.Extensions.Logging;

namespace OrleansFlow.Exchange;

/// <summary>What the exchange logs; event ids from 4000 on.</summary>
internal sealed partial class ExchangeLog(ILogger logger)
{
    [LoggerMessage(4000, LogLevel.Debug, "Call for segment {Sequence} of {Channel} failed; it is repeated")]
    private static partial void CallFailed(ILogger logger, ChannelId channel, long sequence, Exception exception);

    [LoggerMessage(4001, LogLevel.Information, "The consumer of {Channel} could not be told that its producer ended: {Reason}")]
    private static partial void ConsumerNotTold(ILogger logger, ChannelId channel, string reason, Exception exception);

    public void CallFailed(ChannelId channel, long sequence, Exception exception) => CallFailed(logger, channel, sequence, exception);

    public void ConsumerNotTold(ChannelId channel, string reason, Exception exception) => ConsumerNotTold(logger, channel, reason, exception);
}
