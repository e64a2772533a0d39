namespace OrleansFlow.Watermarks;

/// <summary>Marks the stream idle when no record has come for a time (org.apache.flink.api.common.eventtime.WatermarksWithIdleness).</summary>
internal sealed class WatermarksWithIdleness<T>(IWatermarkGenerator<T> generator, long timeout, IWatermarkGeneratorContext context) : IWatermarkGenerator<T>
{
    private long _seen;
    private long _seenAtLastLook = -1;
    private long _quietSince;
    private bool _isIdle;

    public void OnEvent(T record, long timestamp, IWatermarkOutput output)
    {
        _seen++;
        _isIdle = false;
        generator.OnEvent(record, timestamp, output);
    }

    public void OnPeriodicEmit(IWatermarkOutput output)
    {
        // The clock is read here only, not for each record.
        long now = context.InputActivityTime;
        if (_seen != _seenAtLastLook)
        {
            _seenAtLastLook = _seen;
            _quietSince = now;
        }

        if (now - _quietSince <= timeout)
        {
            generator.OnPeriodicEmit(output);
        }
        else if (!_isIdle)
        {
            _isIdle = true;
            output.MarkIdle();
        }
    }
}
