namespace Orleans.Runtime;

/// <summary>A Guid as an identity.</summary>
[Serializable]
[Immutable]
[GenerateSerializer]
public sealed class GuidId : IEquatable<GuidId>, IComparable<GuidId>
{
    /// <summary>The Guid.</summary>
    [Id(0)]
    public readonly Guid Guid;

    private GuidId(Guid guid) => Guid = guid;

    /// <summary>The identity of a Guid.</summary>
    /// <param name="guid">The Guid.</param>
    public static GuidId GetGuidId(Guid guid) => new(guid);

    /// <summary>Equality of the Guids.</summary>
    public static bool operator ==(GuidId? left, GuidId? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality of the Guids.</summary>
    public static bool operator !=(GuidId? left, GuidId? right) => !(left == right);

    /// <inheritdoc/>
    public int CompareTo(GuidId? other) => other is null ? 1 : Guid.CompareTo(other.Guid);

    /// <inheritdoc/>
    public bool Equals(GuidId? other) => other is not null && Guid.Equals(other.Guid);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GuidId);

    /// <inheritdoc/>
    public override int GetHashCode() => Guid.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Guid.ToString();
}
