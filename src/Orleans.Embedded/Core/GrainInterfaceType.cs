namespace Orleans.Runtime;

/// <summary>The name of a grain interface.</summary>
[Immutable]
[GenerateSerializer]
public readonly struct GrainInterfaceType : IEquatable<GrainInterfaceType>
{
    private readonly IdSpan _value;

    /// <summary>An interface with this name.</summary>
    public GrainInterfaceType(string value) => _value = IdSpan.Create(value);

    /// <summary>An interface with this name.</summary>
    public GrainInterfaceType(IdSpan value) => _value = value;

    /// <summary>The name.</summary>
    public IdSpan Value => _value;

    /// <summary>Whether there is no name.</summary>
    public bool IsDefault => _value.IsDefault;

    /// <summary>An interface with this name.</summary>
    public static GrainInterfaceType Create(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(GrainInterfaceType other) => _value.Equals(other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainInterfaceType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <summary>The name.</summary>
    public override string ToString() => _value.ToString();

    /// <summary>Whether both have the same name.</summary>
    public static bool operator ==(GrainInterfaceType left, GrainInterfaceType right) => left.Equals(right);

    /// <summary>Whether the names differ.</summary>
    public static bool operator !=(GrainInterfaceType left, GrainInterfaceType right) => !left.Equals(right);
}
