using OrleansFlow.Functions;
using OrleansFlow.Metrics;
using OrleansFlow.Runtime;

namespace OrleansFlow.Sinks;

/// <summary>A destination of records (FLIP-143, org.apache.flink.api.connector.sink2.Sink).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public interface ISink<T> : IFunction
{
    /// <summary>Creates the writer of a subtask.</summary>
    /// <param name="context">Its view of the run time.</param>
    /// <param name="cancellationToken">Cancelled when the task is.</param>
    ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken);
}

/// <summary>
/// Writes the records of one subtask (SinkWriter). All methods are called one at a time. A write that cannot complete at
/// once returns a task: the subtask takes no further input until it is done, and no thread is held meanwhile.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
public interface ISinkWriter<in T> : IAsyncDisposable
{
    /// <summary>Writes a record.</summary>
    /// <param name="element">The record.</param>
    /// <param name="timestamp">Its timestamp in ms since the epoch; <see cref="Timestamps.None"/> for none.</param>
    ValueTask WriteAsync(T element, long timestamp);

    /// <summary>Makes what was written durable, or visible.</summary>
    /// <param name="endOfInput">Whether nothing more comes.</param>
    /// <param name="cancellationToken">Cancelled when the task is.</param>
    ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken);

    /// <summary>A watermark passed.</summary>
    /// <param name="watermark">The watermark.</param>
    ValueTask WriteWatermarkAsync(long watermark) => ValueTask.CompletedTask;
}

/// <summary>What a sink writer sees (WriterInitContext).</summary>
public interface ISinkWriterContext
{
    /// <summary>The job.</summary>
    JobInfo Job { get; }

    /// <summary>The subtask.</summary>
    TaskInfo Task { get; }

    /// <summary>Clock, scheduler, randomness, files and services of the silo.</summary>
    RuntimeServices Runtime { get; }

    /// <summary>Metrics of the operator.</summary>
    IMetricGroup Metrics { get; }

    /// <summary>The view that a rich function has.</summary>
    IRuntimeContext RuntimeContext { get; }
}
