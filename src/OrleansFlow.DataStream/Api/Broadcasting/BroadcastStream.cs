using OrleansFlow.State;

namespace OrleansFlow;

/// <summary>
/// A stream of which each record goes to all subtasks of the next operator, where it may change broadcast states
/// (org.apache.flink.streaming.api.datastream.BroadcastStream).
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class BroadcastStream<T>
{
    internal BroadcastStream(DataStream<T> broadcast, IReadOnlyList<IMapStateDescriptor> states)
    {
        for (int i = 0; i < states.Count; i++)
        {
            IMapStateDescriptor state = states[i] ?? throw new JobSubmissionException($"Descriptor {i} of the broadcast states is null.");
            if (state.TtlConfig is not null)
            {
                throw new JobSubmissionException($"Broadcast state '{state.Name}' has a time to live, which only keyed states can have: remove what has become old by a broadcast record.");
            }

            if (states.Take(i).Any(other => other.Name == state.Name))
            {
                throw new JobSubmissionException($"The stream is broadcast with two states of the name '{state.Name}': give each state of an operator a name of its own.");
            }
        }

        Stream = broadcast;
        States = states;
    }

    /// <summary>The environment that the stream belongs to.</summary>
    public StreamExecutionEnvironment ExecutionEnvironment => Stream.ExecutionEnvironment;

    /// <summary>The states that functions may ask for.</summary>
    public IReadOnlyList<IMapStateDescriptor> States { get; }

    internal DataStream<T> Stream { get; }
}
