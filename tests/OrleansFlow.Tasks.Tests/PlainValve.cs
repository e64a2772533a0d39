using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Tests;

/// <summary>The rules of the watermarks of channels word by word, looking at all channels each time.</summary>
internal sealed class PlainValve(int channels, ISignalOutput output)
{
    private readonly (long Watermark, bool Idle, bool Aligned)[] _channels = [.. Enumerable.Repeat((long.MinValue, false, true), channels)];
    private long _last = long.MinValue;
    private bool _idle;

    public void OnWatermark(int channel, long watermark)
    {
        ref (long Watermark, bool Idle, bool Aligned) c = ref _channels[channel];
        if (_idle || c.Idle || watermark <= c.Watermark)
        {
            return;
        }

        c.Watermark = watermark;
        c.Aligned |= watermark >= _last;
        EmitLeast();
    }

    public void OnStatus(int channel, bool idle)
    {
        ref (long Watermark, bool Idle, bool Aligned) c = ref _channels[channel];
        if (c.Idle == idle)
        {
            return;
        }

        c.Idle = idle;
        c.Aligned = !idle && c.Watermark >= _last;
        if (_channels.All(static x => x.Idle))
        {
            long greatest = _channels.Max(static x => x.Watermark);
            if (c.Watermark == _last && greatest > _last)
            {
                output.EmitWatermark(_last = greatest);
            }

            _idle = true;
            output.EmitStatus(idle: true);
        }
        else if (idle && c.Watermark == _last)
        {
            EmitLeast();
        }
        else if (!idle && _idle)
        {
            _idle = false;
            output.EmitStatus(idle: false);
        }
    }

    private void EmitLeast()
    {
        long[] aligned = [.. _channels.Where(static x => x.Aligned && !x.Idle).Select(static x => x.Watermark)];
        if (aligned.Length > 0 && aligned.Min() > _last)
        {
            output.EmitWatermark(_last = aligned.Min());
        }
    }
}
