namespace OrleansFlow.Grains.Resources;

/// <summary>The slots that a job has.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Epoch">Epoch of the master that asked for them.</param>
/// <param name="Slots">The slots.</param>
[GenerateSerializer]
[Alias("orleansflow.slot-holding")]
internal sealed record SlotHolding([property: Id(0)] string JobId, [property: Id(1)] long Epoch, [property: Id(2)] List<AllocatedSlot> Slots);
