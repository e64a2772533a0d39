namespace OrleansFlow.Grains.Resources;

/// <summary>The slots that a slot sharing group needs.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Slots">How many: the largest parallelism in the group.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.group-requirement")]
public readonly record struct GroupRequirement([property: Id(0)] string Group, [property: Id(1)] int Slots);
