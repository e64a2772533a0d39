namespace OrleansFlow.Tasks.Iterations;

/// <summary>A round is complete when both inputs of an operator have said so.</summary>
internal sealed class EpochAlignment
{
    private int _first = -1;
    private int _second = -1;

    /// <summary>An input has completed a round.</summary>
    /// <param name="input">The input: 0 or 1.</param>
    /// <param name="epoch">The round.</param>
    /// <param name="aligned">The round that both have completed now.</param>
    /// <returns>Whether that is a later one than before.</returns>
    public bool TryAdvance(int input, int epoch, out int aligned)
    {
        int before = Math.Min(_first, _second);
        if (input == 0)
        {
            _first = epoch;
        }
        else
        {
            _second = epoch;
        }

        aligned = Math.Min(_first, _second);
        return aligned > before;
    }
}
