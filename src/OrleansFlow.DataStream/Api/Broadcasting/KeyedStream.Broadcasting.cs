namespace OrleansFlow;

public sealed partial class KeyedStream<T, TKey>
{
    /// <summary>The stream beside a broadcast one, for functions that read both and have the state of the records' keys.</summary>
    /// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
    /// <param name="broadcast">The broadcast stream, of the same environment.</param>
    public new KeyedBroadcastConnectedStreams<T, TBroadcast, TKey> Connect<TBroadcast>(BroadcastStream<TBroadcast> broadcast)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        return new KeyedBroadcastConnectedStreams<T, TBroadcast, TKey>(this, broadcast);
    }
}
