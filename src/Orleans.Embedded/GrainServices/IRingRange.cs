namespace Orleans.Runtime;

/// <summary>A part of the ring of hashes.</summary>
public interface IRingRange
{
    /// <summary>Whether the hash is in it.</summary>
    bool InRange(uint value);

    /// <summary>Whether the grain's hash is in it.</summary>
    bool InRange(GrainId grainId);
}
