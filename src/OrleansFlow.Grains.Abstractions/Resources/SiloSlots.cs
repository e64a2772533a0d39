namespace OrleansFlow.Grains.Resources;

/// <summary>A silo in the overview.</summary>
/// <param name="Silo">The silo.</param>
/// <param name="Total">Its slots.</param>
/// <param name="Free">Those not allocated.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.silo-slots")]
public sealed record SiloSlots([property: Id(0)] string Silo, [property: Id(1)] int Total, [property: Id(2)] int Free);
