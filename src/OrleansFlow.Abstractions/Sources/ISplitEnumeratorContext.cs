using OrleansFlow.Metrics;
using OrleansFlow.Runtime;

namespace OrleansFlow.Sources;

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
