namespace OrleansFlow.Exchange;

/// <summary>What the producer's end of a channel tells its partition. Called from any thread, never under a lock.</summary>
internal interface IChannelListener
{
    /// <summary>There is credit again, everything was acknowledged, or the channel has failed: look again.</summary>
    void OnProgress();
}
