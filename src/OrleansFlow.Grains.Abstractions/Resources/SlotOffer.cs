namespace OrleansFlow.Grains.Resources;

/// <summary>The slots of a silo.</summary>
/// <param name="Silo">The silo, as SiloAddress.ToParsableString prints it.</param>
/// <param name="Total">How many slots it has.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.slot-offer")]
public sealed record SlotOffer([property: Id(0)] string Silo, [property: Id(1)] int Total);
