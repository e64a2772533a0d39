namespace OrleansFlow.Tasks.Network;

/// <summary>
/// One edge's input of a subtask: the channels of all its producers (SingleInputGate). Used by the task's one logical thread
/// only, except where noted.
/// </summary>
public abstract class InputGate
{
    /// <summary>The edge of the job graph.</summary>
    public abstract string EdgeId { get; }

    /// <summary>How many channels there are.</summary>
    public abstract int ChannelCount { get; }

    /// <summary>Takes the next batch, of any channel that is not blocked, fairly.</summary>
    /// <param name="channel">Index of the channel.</param>
    /// <param name="batch">The batch; the caller releases it.</param>
    /// <returns>False if there is none now: the task is woken when there is.</returns>
    /// <exception cref="Exception">A channel failed.</exception>
    public abstract bool TryTake(out int channel, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out RecordBatch batch);

    /// <summary>Stops taking batches of a channel (aligned checkpoints).</summary>
    /// <param name="channel">Index of the channel.</param>
    public abstract void Block(int channel);

    /// <summary>Goes on taking batches of a channel.</summary>
    /// <param name="channel">Index of the channel.</param>
    public abstract void Resume(int channel);

    /// <summary>Gives up: frees all batches. Callable from any thread, more than once.</summary>
    public abstract void Abort();

    /// <summary>The counters of the gate; readable from any thread.</summary>
    public abstract GateMetrics Metrics { get; }
}

/// <summary>Counters of a gate; a snapshot.</summary>
/// <param name="Records">Records taken.</param>
/// <param name="Bytes">Bytes received over the network; 0 where all channels are local.</param>
/// <param name="QueuedBatches">Batches waiting now.</param>
public readonly record struct GateMetrics(long Records, long Bytes, int QueuedBatches);
