using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Watermarks;

/// <summary>
/// Follows the watermark that a source emits, and says whether the source may go on (the alignment of
/// org.apache.flink.streaming.api.operators.SourceOperator, FLIP-182).
/// </summary>
/// <param name="output">Takes what the source emits.</param>
/// <param name="alignment">The group.</param>
internal sealed class AlignedWatermark(ISignalOutput output, WatermarkAlignment alignment) : ISignalOutput
{
    private readonly long _maxDrift = (long)alignment.MaxDrift.TotalMilliseconds;
    private long _watermark = long.MinValue;
    private bool _isIdle;

    /// <summary>The greatest watermark up to which the source, and each split, may read.</summary>
    public long Allowed { get; set; } = long.MaxValue;

    /// <summary>Whether the source has to wait for others.</summary>
    public bool IsAhead => _watermark > Allowed;

    /// <summary>What the group is told: an idle source holds nobody back, one without a watermark has nothing to say.</summary>
    public long? Report => _isIdle ? Timestamps.MaxWatermark : _watermark == long.MinValue ? null : _watermark;

    /// <summary>How far the source is ahead of its group, in milliseconds; 0 as long as that is not known.</summary>
    public double Drift => _watermark == long.MinValue || Allowed is long.MaxValue ? 0 : (double)_watermark - (Allowed - (double)_maxDrift);

    /// <summary>How far a group lets its sources go (SourceCoordinator.announceCombinedWatermark).</summary>
    /// <param name="least">The least watermark of the group.</param>
    /// <param name="maxDrift">How far ahead of it one may be, in milliseconds.</param>
    public static long Limit(long least, long maxDrift) => least > long.MaxValue - maxDrift ? long.MaxValue : least + maxDrift;

    public void EmitWatermark(long watermark)
    {
        _watermark = watermark;
        output.EmitWatermark(watermark);
    }

    public void EmitStatus(bool idle)
    {
        _isIdle = idle;
        output.EmitStatus(idle);
    }

    public void EmitEpochWatermark(int epoch) => output.EmitEpochWatermark(epoch);
}
