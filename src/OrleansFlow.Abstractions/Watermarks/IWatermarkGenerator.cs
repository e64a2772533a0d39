namespace OrleansFlow.Watermarks;

/// <summary>Makes watermarks from what it sees (org.apache.flink.api.common.eventtime.WatermarkGenerator). Each subtask, and each split of a source, has its own.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public interface IWatermarkGenerator<in T>
{
    /// <summary>Called for each record, before it is handed on.</summary>
    /// <param name="record">The record.</param>
    /// <param name="timestamp">Its timestamp in milliseconds.</param>
    /// <param name="output">Takes a watermark, which then follows the record.</param>
    void OnEvent(T record, long timestamp, IWatermarkOutput output);

    /// <summary>Called at intervals of pipeline.auto-watermark-interval, and at the end of the input.</summary>
    /// <param name="output">Takes a watermark.</param>
    void OnPeriodicEmit(IWatermarkOutput output);
}
