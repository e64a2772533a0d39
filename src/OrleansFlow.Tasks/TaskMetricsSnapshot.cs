namespace OrleansFlow.Tasks;

/// <summary>The metrics of a task at one moment, under the meanings that Flink gives them.</summary>
public sealed record TaskMetricsSnapshot
{
    /// <summary>Records taken from the task's edges (numRecordsIn); 0 for a source.</summary>
    public long RecordsIn { get; init; }

    /// <summary>Records emitted to the task's edges (numRecordsOut); 0 for a sink.</summary>
    public long RecordsOut { get; init; }

    /// <summary>Bytes received over the network (numBytesIn).</summary>
    public long BytesIn { get; init; }

    /// <summary>Bytes sent over the network (numBytesOut).</summary>
    public long BytesOut { get; init; }

    /// <summary>Batches that wait for the task.</summary>
    public int QueuedInputBatches { get; init; }

    /// <summary>Batches that wait for credit.</summary>
    public int QueuedOutputBatches { get; init; }

    /// <summary>Time spent working, or waiting for a thread, in ms (accumulateBusyTimeMs).</summary>
    public long BusyMs { get; init; }

    /// <summary>Time spent waiting for input, in ms (accumulateIdleTimeMs).</summary>
    public long IdleMs { get; init; }

    /// <summary>Time spent waiting for credit or a sink, in ms (accumulateBackPressuredTimeMs).</summary>
    public long BackPressuredMs { get; init; }

    /// <summary>The operators, producers before consumers.</summary>
    public IReadOnlyList<OperatorMetricsSnapshot> Operators { get; init; } = [];
}
