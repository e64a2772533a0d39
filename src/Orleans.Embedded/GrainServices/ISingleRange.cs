namespace Orleans.Runtime;

/// <summary>A part of the ring without gaps: after begin, up to and with end.</summary>
public interface ISingleRange : IRingRange
{
    /// <summary>Exclusive.</summary>
    uint Begin { get; }

    /// <summary>Inclusive.</summary>
    uint End { get; }
}
