namespace OrleansFlow.Grains.Resources;

/// <summary>What a job needs.</summary>
/// <param name="JobId">The job.</param>
/// <param name="JobEpoch">Epoch of its master.</param>
/// <param name="Groups">Slots per slot sharing group.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.slot-request")]
public sealed record SlotRequest([property: Id(0)] string JobId, [property: Id(1)] long JobEpoch, [property: Id(2)] IReadOnlyList<GroupRequirement> Groups);
