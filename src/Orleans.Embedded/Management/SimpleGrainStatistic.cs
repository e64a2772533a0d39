namespace Orleans.Runtime;

/// <summary>The number of activations of a class on a silo.</summary>
[Immutable]
[GenerateSerializer]
public sealed class SimpleGrainStatistic
{
    /// <summary>The full name of the class.</summary>
    [Id(0)]
    public string GrainType { get; init; } = "";

    /// <summary>The silo.</summary>
    [Id(1)]
    public SiloAddress SiloAddress { get; init; } = SiloAddress.Zero;

    /// <summary>The number.</summary>
    [Id(2)]
    public int ActivationCount { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"SimpleGrainStatistic: GrainType={GrainType} Silo={SiloAddress} NumActivations={ActivationCount}";
}
