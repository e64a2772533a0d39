namespace OrleansFlow.Tasks.Watermarks;

/// <summary>Takes watermarks and statuses.</summary>
internal interface ISignalOutput
{
    /// <summary>No record with a timestamp at or below follows.</summary>
    /// <param name="watermark">Event time in ms.</param>
    void EmitWatermark(long watermark);

    /// <summary>The stream has become idle, or active again.</summary>
    /// <param name="idle">Whether it is idle.</param>
    void EmitStatus(bool idle);

    /// <summary>All records of an iteration's round have come; streams outside of iterations have none.</summary>
    /// <param name="epoch">The round, from 0, or <see cref="Network.EpochWatermarkEvent.Terminated"/>.</param>
    void EmitEpochWatermark(int epoch)
    {
    }
}
