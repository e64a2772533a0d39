namespace OrleansFlow.Exchange;

/// <summary>Nothing between the ends: for tasks without a silo.</summary>
internal sealed class DirectFabric : IChannelFabric
{
    public static DirectFabric Instance { get; } = new();

    public ChannelOutput Connect(ChannelOutput output) => output;

    public IChannelReceiver Subscribe(ChannelId channel, IChannelReceiver receiver) => receiver;
}
