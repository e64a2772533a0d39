namespace Orleans.Streams;

/// <summary>Comparisons of stream tokens in words.</summary>
public static class StreamSequenceTokenUtilities
{
    /// <summary>True when this token comes after the other.</summary>
    /// <param name="me">This token.</param>
    /// <param name="other">The other token.</param>
    public static bool Newer(this StreamSequenceToken me, StreamSequenceToken other) => me.CompareTo(other) > 0;

    /// <summary>True when this token comes before the other.</summary>
    /// <param name="me">This token.</param>
    /// <param name="other">The other token.</param>
    public static bool Older(this StreamSequenceToken me, StreamSequenceToken other) => me.CompareTo(other) < 0;
}
