using OrleansFlow.Metrics;
using OrleansFlow.Runtime;

namespace OrleansFlow.Sources;

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
