namespace OrleansFlow.Watermarks;

/// <summary>Makes no watermarks (org.apache.flink.api.common.eventtime.NoWatermarksGenerator).</summary>
internal sealed class NoWatermarksGenerator<T> : IWatermarkGenerator<T>
{
    public void OnEvent(T record, long timestamp, IWatermarkOutput output)
    {
    }

    public void OnPeriodicEmit(IWatermarkOutput output)
    {
    }
}
