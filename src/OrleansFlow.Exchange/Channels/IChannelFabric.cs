namespace OrleansFlow.Exchange;

/// <summary>
/// What lies between the two ends of a channel. In a silo these are streams: what a partition sends goes through
/// <c>OnNextAsync</c> of the channel's stream, what a gate receives comes through its subscription.
/// </summary>
internal interface IChannelFabric
{
    /// <summary>Puts the fabric in front of a producer's end.</summary>
    /// <param name="output">The end that does the work.</param>
    /// <returns>The end for the partition.</returns>
    ChannelOutput Connect(ChannelOutput output);

    /// <summary>Puts the fabric in front of a consumer's end.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="receiver">The gate's end.</param>
    /// <returns>What the batches of the channel are to be given to.</returns>
    IChannelReceiver Subscribe(ChannelId channel, IChannelReceiver receiver);
}
