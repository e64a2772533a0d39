using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Watermarks;

/// <summary>Keeps what a generator emits for a record until the record has been handed on.</summary>
internal sealed class DeferredWatermarks : IWatermarkOutput
{
    private long _watermark = long.MinValue;
    private bool? _isIdle;

    /// <summary>Whether there is anything.</summary>
    public bool IsPending { get; private set; }

    public void EmitWatermark(long watermark)
    {
        _watermark = Math.Max(_watermark, watermark);
        _isIdle = null;
        IsPending = true;
    }

    public void MarkIdle()
    {
        _isIdle = true;
        IsPending = true;
    }

    public void MarkActive()
    {
        _isIdle = false;
        IsPending = true;
    }

    /// <summary>Hands it on.</summary>
    public void FlushTo(IWatermarkOutput output)
    {
        IsPending = false;
        if (_watermark != long.MinValue)
        {
            output.EmitWatermark(_watermark);
            _watermark = long.MinValue;
        }

        if (_isIdle is { } isIdle)
        {
            _isIdle = null;
            if (isIdle)
            {
                output.MarkIdle();
            }
            else
            {
                output.MarkActive();
            }
        }
    }
}
