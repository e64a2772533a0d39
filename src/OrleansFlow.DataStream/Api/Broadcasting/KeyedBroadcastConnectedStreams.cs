using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>A keyed stream beside a broadcast one: one operator reads both (org.apache.flink.streaming.api.datastream.BroadcastConnectedStream of a keyed stream).</summary>
/// <typeparam name="T">Type of the keyed stream's records.</typeparam>
/// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
public sealed class KeyedBroadcastConnectedStreams<T, TBroadcast, TKey>
    where TKey : notnull
{
    private readonly ConnectedStreams<T, TBroadcast> _streams;
    private readonly UserFunction<Func<T, TKey>> _keySelector;
    private readonly BroadcastStream<TBroadcast> _broadcast;

    internal KeyedBroadcastConnectedStreams(KeyedStream<T, TKey> stream, BroadcastStream<TBroadcast> broadcast)
    {
        _streams = new ConnectedStreams<T, TBroadcast>(stream, broadcast.Stream);
        _keySelector = stream.KeySelector;
        _broadcast = broadcast;
    }

    /// <summary>What a process function makes of the records, with the state and timers of their keys, reading the broadcast states that broadcast records change.</summary>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    public SingleOutputStreamOperator<TOut> Process<TOut>(KeyedBroadcastProcessFunction<TKey, T, TBroadcast, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _streams.Transform<TOut>("Co-Process-Broadcast-Keyed", new KeyedBroadcastProcessSpec<TKey, T, TBroadcast, TOut>(function, _keySelector, _broadcast.States));
    }
}
