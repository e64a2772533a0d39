namespace Orleans.Runtime;

/// <summary>Identity of a stream together with the name of its provider.</summary>
/// <param name="providerName">Name of the provider.</param>
/// <param name="streamId">Identity within it.</param>
[Immutable]
[Serializable]
[GenerateSerializer]
public readonly struct QualifiedStreamId(string providerName, StreamId streamId) : IEquatable<QualifiedStreamId>, IComparable<QualifiedStreamId>
{
    /// <summary>Identity within the provider.</summary>
    [Id(0)]
    public readonly StreamId StreamId = streamId;

    /// <summary>Name of the provider.</summary>
    [Id(1)]
    public readonly string ProviderName = providerName;

    /// <summary>Drops the provider's name.</summary>
    public static implicit operator StreamId(QualifiedStreamId internalStreamId) => internalStreamId.StreamId;

    /// <summary>Equality of stream and provider.</summary>
    public static bool operator ==(QualifiedStreamId s1, QualifiedStreamId s2) => s1.Equals(s2);

    /// <summary>Inequality of stream or provider.</summary>
    public static bool operator !=(QualifiedStreamId s1, QualifiedStreamId s2) => !s1.Equals(s2);

    /// <inheritdoc/>
    public bool Equals(QualifiedStreamId other) => StreamId.Equals(other.StreamId) && string.Equals(ProviderName, other.ProviderName, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is QualifiedStreamId other && Equals(other);

    /// <inheritdoc/>
    public int CompareTo(QualifiedStreamId other)
    {
        var byStream = StreamId.CompareTo(other.StreamId);
        return byStream != 0 ? byStream : string.CompareOrdinal(ProviderName, other.ProviderName);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => StreamId.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{ProviderName}/{StreamId}";
}
