using OrleansFlow.Watermarks;

namespace OrleansFlow.Sources;

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
