namespace OrleansFlow.Exchange;

/// <summary>The channels of a partition, whatever its records.</summary>
internal interface IPartitionChannels
{
    /// <summary>The channel to a consumer; null if there is none.</summary>
    ChannelOutput? OutputTo(ExecutionAttemptId consumer);
}
