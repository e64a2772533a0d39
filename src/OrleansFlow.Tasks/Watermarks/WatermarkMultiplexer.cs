using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Watermarks;

/// <summary>
/// Combines the watermarks of a source's splits, whose number changes (org.apache.flink.api.common.eventtime.WatermarkOutputMultiplexer):
/// the least of the active ones, the greatest when all are idle, and never back. A new split holds the output until its first
/// watermark.
/// </summary>
/// <param name="output">Takes what is combined.</param>
internal sealed class WatermarkMultiplexer(ISignalOutput output)
{
    private readonly List<Part> _parts = [];
    private long _emitted = long.MinValue;
    private bool _isIdle;

    /// <summary>Adds a split, or another part of the source.</summary>
    /// <returns>Takes its watermarks.</returns>
    public Part Add()
    {
        var part = new Part(this);
        _parts.Add(part);
        SetStatus();
        return part;
    }

    /// <summary>Takes a part away: it holds nobody back any more.</summary>
    public void Remove(Part part)
    {
        if (_parts.Remove(part) && _parts.Count > 0)
        {
            Combine();
        }
    }

    private void Combine()
    {
        long least = long.MaxValue;
        long greatest = long.MinValue;
        bool isIdle = true;
        foreach (Part part in _parts)
        {
            greatest = Math.Max(greatest, part.Watermark);
            if (!part.IsIdle)
            {
                isIdle = false;
                least = Math.Min(least, part.Watermark);
            }
        }

        if (!isIdle)
        {
            SetStatus();
        }

        long combined = isIdle ? greatest : least;
        if (combined > _emitted)
        {
            _emitted = combined;
            output.EmitWatermark(combined);
        }

        if (isIdle)
        {
            SetStatus();
        }
    }

    private void SetStatus()
    {
        bool isIdle = _parts.TrueForAll(static part => part.IsIdle);
        if (isIdle != _isIdle)
        {
            _isIdle = isIdle;
            output.EmitStatus(isIdle);
        }
    }

    /// <summary>One split.</summary>
    internal sealed class Part(WatermarkMultiplexer owner) : IWatermarkOutput
    {
        public long Watermark { get; private set; } = long.MinValue;

        public bool IsIdle { get; private set; }

        public void EmitWatermark(long watermark)
        {
            bool rises = watermark > Watermark;
            if (rises || IsIdle)
            {
                IsIdle = false;
                Watermark = Math.Max(Watermark, watermark);
                owner.Combine();
            }
        }

        public void MarkIdle() => SetIdle(true);

        public void MarkActive() => SetIdle(false);

        private void SetIdle(bool isIdle)
        {
            if (IsIdle != isIdle)
            {
                IsIdle = isIdle;
                owner.Combine();
            }
        }
    }
}
