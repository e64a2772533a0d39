namespace OrleansFlow.Tasks.Network;

/// <summary>
/// One edge's output of a subtask: chooses the channel of each record and collects records into batches
/// (RecordWriter and ResultPartition). Used by the task's one logical thread only, except where noted.
/// </summary>
public abstract class ResultPartition
{
    /// <summary>The edge of the job graph.</summary>
    public abstract string EdgeId { get; }

    /// <summary>
    /// Whether every channel that could be chosen next has credit. Records emitted all the same are kept: a task looks here
    /// between records and parks when it is false.
    /// </summary>
    public abstract bool IsAvailable { get; }

    /// <summary>Puts an event behind all records of every channel.</summary>
    /// <param name="streamEvent">The event.</param>
    public abstract void Broadcast(StreamEvent streamEvent);

    /// <summary>Hands over what has been collected, as far as there is credit.</summary>
    public abstract void Flush();

    /// <summary>Completes when everything has been handed over and acknowledged; for the end of a task.</summary>
    public abstract ValueTask DrainAsync();

    /// <summary>Gives up: frees all batches and tells the consumers. Callable from any thread, more than once.</summary>
    /// <param name="cause">Why, or null for a cancellation.</param>
    public abstract void Abort(Exception? cause);

    /// <summary>The counters of the partition; readable from any thread.</summary>
    public abstract PartitionMetrics Metrics { get; }
}

/// <summary>One edge's output for records of a type.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public abstract class ResultPartition<T> : ResultPartition
{
    /// <summary>Emits a record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="timestamp">Its timestamp; <see cref="Timestamps.None"/> for none.</param>
    public abstract void Emit(T value, long timestamp);
}
