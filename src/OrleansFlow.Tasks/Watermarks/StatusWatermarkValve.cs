namespace OrleansFlow.Tasks.Watermarks;

/// <summary>
/// Merges the watermarks and statuses of an input's channels into one (org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve).
/// Its output is the least watermark of the channels that are active and aligned. An idle channel is left out; when it becomes
/// active again it counts only once its watermark has caught up with the output, so that the output never goes back.
/// </summary>
internal sealed class StatusWatermarkValve
{
    private readonly ISignalOutput _output;
    private readonly long[] _watermarks;
    private readonly bool[] _idle;
    private readonly AlignedChannels _aligned;
    private long _lastOutput = long.MinValue;
    private int _active;
    private bool _isIdle;

    /// <summary>Creates a valve; all channels are active and at no watermark.</summary>
    /// <param name="channels">How many channels there are; at least 1.</param>
    /// <param name="output">Takes what is merged.</param>
    public StatusWatermarkValve(int channels, ISignalOutput output)
    {
        _output = output;
        _watermarks = new long[channels];
        _watermarks.AsSpan().Fill(long.MinValue);
        _idle = new bool[channels];
        _aligned = new AlignedChannels(_watermarks);
        for (int channel = 0; channel < channels; channel++)
        {
            _aligned.Add(channel);
        }

        _active = channels;
    }

    /// <summary>The watermark last emitted. Readable from any thread.</summary>
    public long LastOutput
    {
        get => Volatile.Read(ref _lastOutput);
        private set => Volatile.Write(ref _lastOutput, value);
    }

    /// <summary>Whether all channels are idle.</summary>
    public bool IsIdle => _isIdle;

    /// <summary>The last watermark of a channel; <see cref="long.MinValue"/> for none. Readable from any thread.</summary>
    /// <param name="channel">The channel.</param>
    public long WatermarkOf(int channel) => Volatile.Read(ref _watermarks[channel]);

    /// <summary>A watermark of a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="watermark">The watermark.</param>
    public void OnWatermark(int channel, long watermark)
    {
        if (_isIdle || _idle[channel] || watermark <= _watermarks[channel])
        {
            return;
        }

        _watermarks[channel] = watermark;
        if (_aligned.Contains(channel))
        {
            _aligned.Raised(channel);
        }
        else if (watermark >= LastOutput)
        {
            _aligned.Add(channel);
        }

        EmitLeast();
    }

    /// <summary>A status of a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="idle">Whether it is idle.</param>
    public void OnStatus(int channel, bool idle)
    {
        if (idle == _idle[channel])
        {
            return;
        }

        _idle[channel] = idle;
        if (idle)
        {
            BecomesIdle(channel);
        }
        else
        {
            BecomesActive(channel);
        }
    }

    private void BecomesIdle(int channel)
    {
        _active--;
        if (_aligned.Contains(channel))
        {
            _aligned.Remove(channel);
        }

        if (_active == 0)
        {
            // The channel was all that held the output back: what the others had reached may go out.
            if (_watermarks[channel] == LastOutput)
            {
                EmitGreatest();
            }

            _isIdle = true;
            _output.EmitStatus(idle: true);
        }
        else if (_watermarks[channel] == LastOutput)
        {
            EmitLeast();
        }
    }

    private void BecomesActive(int channel)
    {
        _active++;
        if (_watermarks[channel] >= LastOutput)
        {
            _aligned.Add(channel);
        }

        if (_isIdle)
        {
            _isIdle = false;
            _output.EmitStatus(idle: false);
        }
    }

    private void EmitLeast()
    {
        if (_aligned.TryGetLeast(out long least) && least > LastOutput)
        {
            LastOutput = least;
            _output.EmitWatermark(least);
        }
    }

    private void EmitGreatest()
    {
        long greatest = long.MinValue;
        foreach (long watermark in _watermarks)
        {
            greatest = Math.Max(greatest, watermark);
        }

        if (greatest > LastOutput)
        {
            LastOutput = greatest;
            _output.EmitWatermark(greatest);
        }
    }
}
