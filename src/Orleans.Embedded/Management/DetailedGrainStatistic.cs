namespace Orleans.Runtime;

/// <summary>One activation.</summary>
[Immutable]
[GenerateSerializer]
public sealed class DetailedGrainStatistic
{
    /// <summary>The full name of the class.</summary>
    [Id(0)]
    public string GrainType { get; init; } = "";

    /// <summary>The silo.</summary>
    [Id(1)]
    public SiloAddress SiloAddress { get; init; } = SiloAddress.Zero;

    /// <summary>The grain.</summary>
    [Id(2)]
    public GrainId GrainId { get; init; }
}
