namespace OrleansFlow.Tasks.Watermarks;

/// <summary>
/// Combines the watermarks of the inputs of an operator, or of the splits of a source (CombinedWatermarkStatus): the least of
/// the active ones, the greatest when all are idle, and never back. Other than in <see cref="StatusWatermarkValve"/> an input
/// that becomes active below the output counts at once: the output stands still until that input has passed it.
/// </summary>
internal sealed class CombinedWatermarks
{
    private readonly long[] _watermarks;
    private readonly bool[] _idle;
    private readonly ISignalOutput _output;

    /// <summary>All inputs are active and at no watermark.</summary>
    /// <param name="inputs">How many there are; at least 1.</param>
    /// <param name="output">Takes what is combined.</param>
    public CombinedWatermarks(int inputs, ISignalOutput output)
    {
        _watermarks = new long[inputs];
        _watermarks.AsSpan().Fill(long.MinValue);
        _idle = new bool[inputs];
        _output = output;
    }

    /// <summary>The watermark last emitted.</summary>
    public long Current { get; private set; } = long.MinValue;

    /// <summary>Whether all inputs are idle.</summary>
    public bool IsIdle { get; private set; }

    /// <summary>A watermark of an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="watermark">The watermark; one that is not larger than the input's last is ignored.</param>
    public void OnWatermark(int input, long watermark)
    {
        if (watermark > _watermarks[input])
        {
            _watermarks[input] = watermark;
            Emit();
        }
    }

    /// <summary>A status of an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="idle">Whether it is idle.</param>
    public void OnStatus(int input, bool idle)
    {
        if (_idle[input] == idle)
        {
            return;
        }

        _idle[input] = idle;
        bool allIdle = !_idle.AsSpan().Contains(false);
        if (IsIdle && !allIdle)
        {
            // Before any watermark: an idle output takes none.
            IsIdle = false;
            _output.EmitStatus(idle: false);
        }

        Emit();
        if (allIdle)
        {
            IsIdle = true;
            _output.EmitStatus(idle: true);
        }
    }

    private void Emit()
    {
        long least = long.MaxValue;
        long greatest = long.MinValue;
        bool anyActive = false;
        for (int i = 0; i < _watermarks.Length; i++)
        {
            greatest = Math.Max(greatest, _watermarks[i]);
            if (!_idle[i])
            {
                anyActive = true;
                least = Math.Min(least, _watermarks[i]);
            }
        }

        long combined = anyActive ? least : greatest;
        if (combined > Current)
        {
            Current = combined;
            _output.EmitWatermark(combined);
        }
    }
}
