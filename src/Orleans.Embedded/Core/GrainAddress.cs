namespace Orleans.Runtime;

/// <summary>Where a grain is: the silo and the activation there.</summary>
[Immutable]
[GenerateSerializer]
public sealed class GrainAddress : IEquatable<GrainAddress>
{
    /// <summary>The grain.</summary>
    [Id(0)]
    public GrainId GrainId { get; init; }

    /// <summary>The activation.</summary>
    [Id(1)]
    public ActivationId ActivationId { get; init; }

    /// <summary>The silo.</summary>
    [Id(2)]
    public SiloAddress? SiloAddress { get; init; }

    /// <summary>The membership view in which the activation was made.</summary>
    [Id(3)]
    public MembershipVersion MembershipVersion { get; init; }

    /// <summary>Whether grain, activation and silo are all known.</summary>
    public bool IsComplete => !GrainId.IsDefault && !ActivationId.IsDefault && SiloAddress is not null;

    /// <inheritdoc/>
    public bool Equals(GrainAddress? other) => other is not null && Matches(other) && ActivationId == other.ActivationId;

    /// <summary>Whether both name the same grain on the same silo; unknown activations match any.</summary>
    public bool Matches(GrainAddress? other) =>
        other is not null && GrainId == other.GrainId && Equals(SiloAddress, other.SiloAddress)
        && (ActivationId.IsDefault || other.ActivationId.IsDefault || ActivationId == other.ActivationId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SiloAddress, GrainId, ActivationId);

    /// <inheritdoc/>
    public override string ToString() => $"[{nameof(GrainAddress)} GrainId {GrainId}, ActivationId: {ActivationId}, SiloAddress: {SiloAddress}]";
}
