namespace Orleans.Streams;

/// <summary>A place in a stream. Tokens of one stream are ordered.</summary>
[Serializable]
[GenerateSerializer]
public abstract class StreamSequenceToken : IEquatable<StreamSequenceToken?>, IComparable<StreamSequenceToken?>
{
    /// <summary>Number of the batch.</summary>
    public abstract long SequenceNumber { get; protected set; }

    /// <summary>Position within the batch, from 0.</summary>
    public abstract int EventIndex { get; protected set; }

    /// <inheritdoc/>
    public abstract bool Equals(StreamSequenceToken? other);

    /// <inheritdoc/>
    public abstract int CompareTo(StreamSequenceToken? other);
}
