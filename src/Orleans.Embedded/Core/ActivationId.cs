namespace Orleans.Runtime;

/// <summary>The identity of one activation of a grain.</summary>
[Immutable]
[GenerateSerializer]
public readonly struct ActivationId : IEquatable<ActivationId>
{
    [Id(0)]
    private readonly Guid _key;

    /// <summary>The identity with this value.</summary>
    public ActivationId(Guid key) => _key = key;

    /// <summary>Whether this names nothing.</summary>
    public bool IsDefault => _key == Guid.Empty;

    /// <summary>An identity that depends on the grain only.</summary>
    public static ActivationId GetDeterministic(GrainId grain) => new(new Guid(unchecked((int)grain.Type.GetUniformHashCode()), 0, 0, BitConverter.GetBytes((ulong)grain.GetUniformHashCode())));

    /// <summary>Reads what <see cref="ToParsableString"/> wrote.</summary>
    public static ActivationId FromParsableString(string activationId) => new(Guid.ParseExact(activationId.TrimStart('@'), "N"));

    /// <summary>A text that can be read again.</summary>
    public string ToParsableString() => ToString();

    /// <inheritdoc/>
    public bool Equals(ActivationId other) => _key == other._key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ActivationId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _key.GetHashCode();

    /// <summary>The identity as text.</summary>
    public override string ToString() => $"@{_key:N}";

    /// <summary>Whether both name the same activation.</summary>
    public static bool operator ==(ActivationId left, ActivationId right) => left.Equals(right);

    /// <summary>Whether they name different activations.</summary>
    public static bool operator !=(ActivationId left, ActivationId right) => !left.Equals(right);
}
