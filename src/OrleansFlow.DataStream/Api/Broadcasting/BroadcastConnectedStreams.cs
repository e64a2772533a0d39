using OrleansFlow.Functions;
using OrleansFlow.Graph;

namespace OrleansFlow;

/// <summary>A stream beside a broadcast one: one operator reads both (org.apache.flink.streaming.api.datastream.BroadcastConnectedStream).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
public sealed class BroadcastConnectedStreams<T, TBroadcast>
{
    private readonly ConnectedStreams<T, TBroadcast> _streams;
    private readonly BroadcastStream<TBroadcast> _broadcast;

    internal BroadcastConnectedStreams(DataStream<T> stream, BroadcastStream<TBroadcast> broadcast)
    {
        _streams = new ConnectedStreams<T, TBroadcast>(stream, broadcast.Stream);
        _broadcast = broadcast;
    }

    /// <summary>What a process function makes of the records, reading the broadcast states that broadcast records change.</summary>
    /// <typeparam name="TOut">Type of the main output.</typeparam>
    /// <param name="function">The function.</param>
    public SingleOutputStreamOperator<TOut> Process<TOut>(BroadcastProcessFunction<T, TBroadcast, TOut> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _streams.Transform<TOut>("Co-Process-Broadcast", new BroadcastProcessSpec<T, TBroadcast, TOut>(function, _broadcast.States));
    }
}
