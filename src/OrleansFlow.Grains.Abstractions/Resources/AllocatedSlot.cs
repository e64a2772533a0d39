namespace OrleansFlow.Grains.Resources;

/// <summary>A slot given to a job.</summary>
/// <param name="SlotId">Its id.</param>
/// <param name="Silo">Its silo.</param>
/// <param name="Group">The slot sharing group that it serves.</param>
/// <param name="Index">Its index in the group: subtask i of each vertex of the group runs in slot i.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.allocated-slot")]
public readonly record struct AllocatedSlot([property: Id(0)] string SlotId, [property: Id(1)] string Silo, [property: Id(2)] string Group, [property: Id(3)] int Index);
