using OrleansFlow.Functions;
using OrleansFlow.Metrics;
using OrleansFlow.Runtime;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Sources;

/// <summary>Whether a source ends by itself (org.apache.flink.api.connector.source.Boundedness).</summary>
public enum Boundedness
{
    /// <summary>It ends.</summary>
    Bounded,
    /// <summary>It goes on until it is stopped.</summary>
    ContinuousUnbounded,
}

/// <summary>
/// A source of records (FLIP-27, org.apache.flink.api.connector.source.Source): one enumerator finds the splits and assigns
/// them to the readers, one reader per subtask reads them. Splits and the enumerator's state are written with the
/// serializers of their types: records with public members need nothing more.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <typeparam name="TEnumeratorState">Type of the enumerator's snapshot.</typeparam>
public interface ISource<T, TSplit, TEnumeratorState> : IFunction
{
    /// <summary>Whether the source ends by itself.</summary>
    Boundedness Boundedness { get; }

    /// <summary>Creates the enumerator, or restores it.</summary>
    /// <param name="context">Its view of the run time.</param>
    /// <param name="checkpoint">A snapshot taken by an enumerator of this source; null for a new one.</param>
    ISplitEnumerator<TSplit, TEnumeratorState> CreateEnumerator(ISplitEnumeratorContext<TSplit> context, EnumeratorCheckpoint<TEnumeratorState>? checkpoint);

    /// <summary>Creates the reader of a subtask.</summary>
    /// <param name="context">Its view of the run time.</param>
    ISourceReader<T, TSplit> CreateReader(ISourceReaderContext context);
}

/// <summary>A snapshot of an enumerator.</summary>
/// <typeparam name="TEnumeratorState">Type of the enumerator's state.</typeparam>
/// <param name="State">What the enumerator returned.</param>
public sealed record EnumeratorCheckpoint<TEnumeratorState>(TEnumeratorState State);

/// <summary>Finds splits and assigns them (SplitEnumerator). Its methods are called one at a time.</summary>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
/// <typeparam name="TState">Type of its snapshot.</typeparam>
public interface ISplitEnumerator<TSplit, TState> : IAsyncDisposable
{
    /// <summary>Called once before all else.</summary>
    /// <param name="cancellationToken">Cancelled when the job ends.</param>
    ValueTask StartAsync(CancellationToken cancellationToken);

    /// <summary>A reader asks for a split; answer through the context, now or later.</summary>
    /// <param name="subtask">The reader's subtask.</param>
    ValueTask HandleSplitRequestAsync(int subtask);

    /// <summary>A reader has started, or started again.</summary>
    /// <param name="subtask">The reader's subtask.</param>
    ValueTask AddReaderAsync(int subtask);

    /// <summary>Splits assigned since the last checkpoint come back, because their reader failed.</summary>
    /// <param name="splits">The splits.</param>
    /// <param name="subtask">The failed reader's subtask.</param>
    ValueTask AddSplitsBackAsync(IReadOnlyList<TSplit> splits, int subtask);

    /// <summary>An event of a reader.</summary>
    /// <param name="subtask">The reader's subtask.</param>
    /// <param name="sourceEvent">The event, in the source's own format.</param>
    ValueTask HandleSourceEventAsync(int subtask, byte[] sourceEvent) => ValueTask.CompletedTask;

    /// <summary>The state, to be restored from later: the splits not yet assigned and what finds new ones.</summary>
    /// <param name="checkpointId">Id of the checkpoint.</param>
    TState SnapshotState(long checkpointId);
}

/// <summary>What an enumerator sees and can do (SplitEnumeratorContext).</summary>
/// <typeparam name="TSplit">Type of the splits.</typeparam>
public interface ISplitEnumeratorContext<TSplit>
{
    /// <summary>How many readers there are in all.</summary>
    int CurrentParallelism { get; }

    /// <summary>The readers that have registered, in ascending order.</summary>
    IReadOnlyCollection<int> RegisteredReaders { get; }

    /// <summary>Clock, scheduler, randomness and files of the silo.</summary>
    RuntimeServices Runtime { get; }

    /// <summary>Metrics of the enumerator.</summary>
    IMetricGroup Metrics { get; }

    /// <summary>Assigns a split to a reader.</summary>
    /// <param name="split">The split.</param>
    /// <param name="subtask">The reader's subtask; it must have registered.</param>
    void AssignSplit(TSplit split, int subtask);

    /// <summary>Tells a reader that no further split comes; it ends when it has read its own.</summary>
    /// <param name="subtask">The reader's subtask.</param>
    void SignalNoMoreSplits(int subtask);

    /// <summary>Sends an event to a reader.</summary>
    /// <param name="subtask">The reader's subtask.</param>
    /// <param name="sourceEvent">The event, in the source's own format.</param>
    void SendEventToSourceReader(int subtask, byte[] sourceEvent);

    /// <summary>Runs something between the calls to the enumerator, after a time, and again each period.</summary>
    /// <param name="action">What to run.</param>
    /// <param name="initialDelay">When to run it first.</param>
    /// <param name="period">When to run it again; null for once.</param>
    void Schedule(Func<CancellationToken, ValueTask> action, TimeSpan initialDelay, TimeSpan? period = null);
}

/// <summary>What a poll of a reader says (org.apache.flink.core.io.InputStatus).</summary>
public enum InputStatus
{
    /// <summary>Poll again: there may be more.</summary>
    MoreAvailable,
    /// <summary>Nothing now; wait for <see cref="ISourceReader{T,TSplit}.WaitForDataAsync"/>.</summary>
    NothingAvailable,
    /// <summary>The end of a bounded source.</summary>
    EndOfInput,
}

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

/// <summary>
/// Takes the records of a reader (ReaderOutput). A source with a watermark strategy takes its watermarks from that; a reader
/// may emit some itself.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
public interface ISourceOutput<in T> : IWatermarkOutput
{
    /// <summary>Emits a record without a timestamp.</summary>
    /// <param name="record">The record.</param>
    void Collect(T record);

    /// <summary>Emits a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="timestamp">Its timestamp in ms since the epoch; <see cref="Timestamps.None"/> for none.</param>
    void Collect(T record, long timestamp);

    /// <summary>
    /// The output of one split, for readers that read several at a time: each has watermarks of its own, and the source's are
    /// the least of them. A split that has none yet holds the others back.
    /// </summary>
    /// <param name="splitId">Id of the split; asking twice gives the same output.</param>
    ISourceOutput<T> CreateOutputForSplit(string splitId);

    /// <summary>Gives the output of a split up, whose watermark then holds nobody back.</summary>
    /// <param name="splitId">Id of the split.</param>
    void ReleaseOutputForSplit(string splitId);
}

/// <summary>What a reader sees and can do (SourceReaderContext).</summary>
public interface ISourceReaderContext
{
    /// <summary>Index of the subtask, from 0.</summary>
    int Subtask { get; }

    /// <summary>How many subtasks there are.</summary>
    int Parallelism { get; }

    /// <summary>Clock, scheduler, randomness and files of the silo.</summary>
    RuntimeServices Runtime { get; }

    /// <summary>Metrics of the operator.</summary>
    IMetricGroup Metrics { get; }

    /// <summary>Cancelled when the task is.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Asks the enumerator for a split.</summary>
    void SendSplitRequest();

    /// <summary>Sends an event to the enumerator.</summary>
    /// <param name="sourceEvent">The event, in the source's own format.</param>
    void SendSourceEvent(byte[] sourceEvent);
}
