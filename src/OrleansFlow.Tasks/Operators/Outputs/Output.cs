using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>
/// Where an operator's results go: the next operator of the chain, an edge, or several of them
/// (org.apache.flink.streaming.api.operators.Output). A class and not an interface: one virtual call for each record.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal abstract class Output<T> : ISignalOutput
{
    /// <summary>Takes a record.</summary>
    /// <param name="value">The record.</param>
    /// <param name="timestamp">Its timestamp; <see cref="Timestamps.None"/> for none.</param>
    public abstract void Collect(T value, long timestamp);

    /// <summary>Takes records of a batch that came over the network. An operator that can do better than one by one overrides it.</summary>
    /// <param name="batch">The batch; it stays the caller's.</param>
    /// <param name="start">Index of the first record.</param>
    /// <param name="end">Index behind the last record.</param>
    public virtual void CollectBatch(RecordBatch<T> batch, int start, int end)
    {
        ReadOnlySpan<T> values = batch.Span[start..end];
        if (batch.Timestamps is { } timestamps)
        {
            for (int i = 0; i < values.Length; i++)
            {
                Collect(values[i], timestamps[start + i]);
            }
        }
        else
        {
            foreach (T value in values)
            {
                Collect(value, Timestamps.None);
            }
        }
    }

    /// <inheritdoc />
    public abstract void EmitWatermark(long watermark);

    /// <inheritdoc />
    public abstract void EmitStatus(bool idle);

    /// <inheritdoc />
    public abstract void EmitEpochWatermark(int epoch);
}
