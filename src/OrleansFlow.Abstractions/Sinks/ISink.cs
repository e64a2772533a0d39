using OrleansFlow.Functions;

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
