namespace OrleansFlow.Tasks.Iterations;

/// <summary>A round is complete when all channels, or inputs, have said so.</summary>
/// <param name="channels">How many there are; at least 1.</param>
internal sealed class EpochAlignment(int channels)
{
    private const int None = -1;

    private int[]? _epochs;
    private int _last = None;

    /// <summary>A channel has completed a round.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="epoch">The round.</param>
    /// <param name="aligned">The round that all have completed now.</param>
    /// <returns>Whether that is a later one than before.</returns>
    public bool TryAdvance(int channel, int epoch, out int aligned)
    {
        if (_epochs is null)
        {
            _epochs = new int[channels];
            _epochs.AsSpan().Fill(None);
        }

        _epochs[channel] = Math.Max(_epochs[channel], epoch);
        aligned = int.MaxValue;
        foreach (int reached in _epochs)
        {
            aligned = Math.Min(aligned, reached);
        }

        if (aligned <= _last)
        {
            return false;
        }

        _last = aligned;
        return true;
    }
}
