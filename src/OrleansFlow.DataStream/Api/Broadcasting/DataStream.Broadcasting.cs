using OrleansFlow.State;

namespace OrleansFlow;

public partial class DataStream<T>
{
    /// <summary>Sends each record to all subtasks of the next operator, which keep what they need of them in broadcast states.</summary>
    /// <param name="states">Names and types of the states; without time to live.</param>
    /// <exception cref="JobSubmissionException">Two states have one name, or one has a time to live.</exception>
    public BroadcastStream<T> Broadcast(params IMapStateDescriptor[] states)
    {
        ArgumentNullException.ThrowIfNull(states);
        return new BroadcastStream<T>(Broadcast(), [.. states]);
    }

    /// <summary>The stream beside a broadcast one, for functions that read both.</summary>
    /// <typeparam name="TBroadcast">Type of the broadcast records.</typeparam>
    /// <param name="broadcast">The broadcast stream, of the same environment.</param>
    public BroadcastConnectedStreams<T, TBroadcast> Connect<TBroadcast>(BroadcastStream<TBroadcast> broadcast)
    {
        ArgumentNullException.ThrowIfNull(broadcast);
        return new BroadcastConnectedStreams<T, TBroadcast>(this, broadcast);
    }
}
