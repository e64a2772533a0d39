namespace OrleansFlow.Grains.Resources;

/// <summary>The answer to a request.</summary>
/// <param name="Granted">The slots, if there were enough; else empty.</param>
/// <param name="Available">How many free slots there were.</param>
/// <param name="Total">How many slots there were in all.</param>
/// <param name="Silos">How many silos offered them.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.slot-allocation")]
public sealed record SlotAllocation(
    [property: Id(0)] IReadOnlyList<AllocatedSlot> Granted,
    [property: Id(1)] int Available,
    [property: Id(2)] int Total,
    [property: Id(3)] int Silos);
