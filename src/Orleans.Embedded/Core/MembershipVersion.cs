namespace Orleans.Runtime;

/// <summary>The number of a membership view; it only grows.</summary>
[Immutable]
[GenerateSerializer]
public readonly struct MembershipVersion : IComparable<MembershipVersion>, IEquatable<MembershipVersion>
{
    /// <summary>The version with this number.</summary>
    public MembershipVersion(long version) => Value = version;

    /// <summary>The number.</summary>
    [Id(0)]
    public long Value { get; init; }

    /// <summary>Before every version.</summary>
    public static MembershipVersion MinValue => new(long.MinValue);

    /// <inheritdoc/>
    public int CompareTo(MembershipVersion other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public bool Equals(MembershipVersion other) => Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MembershipVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Equal numbers.</summary>
    public static bool operator ==(MembershipVersion left, MembershipVersion right) => left.Equals(right);

    /// <summary>Different numbers.</summary>
    public static bool operator !=(MembershipVersion left, MembershipVersion right) => !left.Equals(right);

    /// <summary>Newer or equal.</summary>
    public static bool operator >=(MembershipVersion left, MembershipVersion right) => left.Value >= right.Value;

    /// <summary>Older or equal.</summary>
    public static bool operator <=(MembershipVersion left, MembershipVersion right) => left.Value <= right.Value;

    /// <summary>Newer.</summary>
    public static bool operator >(MembershipVersion left, MembershipVersion right) => left.Value > right.Value;

    /// <summary>Older.</summary>
    public static bool operator <(MembershipVersion left, MembershipVersion right) => left.Value < right.Value;
}
