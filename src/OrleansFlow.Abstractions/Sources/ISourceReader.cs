namespace OrleansFlow.Sources;

/// <summary>
/// Reads the splits of one subtask (SourceReader). All methods are called by the subtask's one logical thread; none may
/// block: what must be awaited goes on in the background and completes <see cref="WaitForDataAsync"/>.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
public interface ISourceReader<T, TSplit> : IAsyncDisposable
{
    /// <summary>Called once before all else. A reader that wants splits asks for one here.</summary>
    void Start();

    /// <summary>Emits records.</summary>
    /// <param name="output">Takes the records.</param>
    /// <param name="maxRecords">How many records to emit at most; at least 1.</param>
    InputStatus PollNext(ISourceOutput<T> output, int maxRecords);

    /// <summary>Completes when polling again is worthwhile; called after <see cref="InputStatus.NothingAvailable"/>.</summary>
    ValueTask WaitForDataAsync();

    /// <summary>Takes further splits.</summary>
    /// <param name="splits">The splits.</param>
    void AddSplits(IReadOnlyList<TSplit> splits);

    /// <summary>No further splits come.</summary>
    void NotifyNoMoreSplits();

    /// <summary>An event of the enumerator.</summary>
    /// <param name="sourceEvent">The event, in the source's own format.</param>
    void HandleSourceEvent(byte[] sourceEvent)
    {
    }

    /// <summary>
    /// Pauses splits whose watermarks are too far ahead of their group's, and lets others go on (FLIP-217). Called for readers that
    /// have asked for outputs of more than one split, and only with ids of those.
    /// </summary>
    /// <param name="splitsToPause">Emit nothing of these until they are to go on.</param>
    /// <param name="splitsToResume">These have been paused and go on.</param>
    /// <exception cref="NotSupportedException">The reader cannot do that: so it is unless a reader overrides this method.</exception>
    void PauseOrResumeSplits(IReadOnlyCollection<string> splitsToPause, IReadOnlyCollection<string> splitsToResume) =>
        throw new NotSupportedException($"{GetType()} cannot pause single splits.");

    /// <summary>The splits with the positions read so far, to be restored by <see cref="AddSplits"/>.</summary>
    /// <param name="checkpointId">Id of the checkpoint.</param>
    IReadOnlyList<TSplit> SnapshotState(long checkpointId);

    /// <summary>A checkpoint is complete.</summary>
    /// <param name="checkpointId">Its id.</param>
    void NotifyCheckpointComplete(long checkpointId)
    {
    }
}
