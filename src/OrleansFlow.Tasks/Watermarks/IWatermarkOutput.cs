namespace OrleansFlow.Tasks.Watermarks;

/// <summary>Takes watermarks and statuses.</summary>
internal interface IWatermarkOutput
{
    /// <summary>No record with a timestamp at or below follows.</summary>
    /// <param name="watermark">Event time in ms.</param>
    void EmitWatermark(long watermark);

    /// <summary>The stream has become idle, or active again.</summary>
    /// <param name="idle">Whether it is idle.</param>
    void EmitStatus(bool idle);
}
