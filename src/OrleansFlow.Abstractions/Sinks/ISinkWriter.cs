namespace OrleansFlow.Sinks;

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
