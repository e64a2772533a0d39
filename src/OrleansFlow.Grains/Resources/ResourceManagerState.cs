namespace OrleansFlow.Grains.Resources;

/// <summary>What the resource manager keeps: who has which slots. The silos offer theirs again by themselves.</summary>
[GenerateSerializer]
[Alias("orleansflow.resource-manager-state")]
internal sealed class ResourceManagerState
{
    /// <summary>The allocations.</summary>
    [Id(0)]
    public List<SlotHolding> Holdings { get; set; } = [];
}
