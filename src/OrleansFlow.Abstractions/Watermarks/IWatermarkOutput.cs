namespace OrleansFlow.Watermarks;

/// <summary>Takes watermarks (org.apache.flink.api.common.eventtime.WatermarkOutput).</summary>
public interface IWatermarkOutput
{
    /// <summary>Says that no record with a timestamp at or below follows; the stream is active. One that is not larger than the last is ignored.</summary>
    /// <param name="watermark">Event time in milliseconds.</param>
    void EmitWatermark(long watermark);

    /// <summary>Says that the stream is idle: nobody waits for its watermarks until it is active again.</summary>
    void MarkIdle();

    /// <summary>Says that the stream is active again, without a watermark.</summary>
    void MarkActive();
}
