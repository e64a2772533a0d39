namespace OrleansFlow.Watermarks;

/// <summary>
/// Follows the greatest timestamp at a distance (org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks): the
/// watermark is it − out-of-orderness − 1 ms.
/// </summary>
internal sealed class BoundedOutOfOrdernessWatermarks<T>(long outOfOrderness) : IWatermarkGenerator<T>
{
    private long _greatest = long.MinValue + outOfOrderness + 1;

    public void OnEvent(T record, long timestamp, IWatermarkOutput output) => _greatest = Math.Max(_greatest, timestamp);

    public void OnPeriodicEmit(IWatermarkOutput output) => output.EmitWatermark(_greatest - outOfOrderness - 1);
}
