namespace OrleansFlow.Sources;

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
