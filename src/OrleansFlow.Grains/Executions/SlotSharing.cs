using OrleansFlow.Graph;
using OrleansFlow.Grains.Resources;

namespace OrleansFlow.Grains.Executions;

/// <summary>
/// Slots of a job: one subtask of each vertex of a slot sharing group fits into one slot, so a group needs as many slots as its
/// widest vertex has subtasks (LocalInputPreferredSlotSharingStrategy).
/// </summary>
internal static class SlotSharing
{
    /// <summary>What a job needs, by group in the order in which the groups first occur.</summary>
    /// <param name="graph">The job.</param>
    public static GroupRequirement[] Requirements(JobGraph graph)
    {
        var order = new List<string>();
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (JobVertex vertex in graph.Vertices)
        {
            if (!slots.TryGetValue(vertex.SlotSharingGroup, out int most))
            {
                order.Add(vertex.SlotSharingGroup);
            }

            slots[vertex.SlotSharingGroup] = Math.Max(most, vertex.Parallelism);
        }

        return order.Select(group => new GroupRequirement(group, slots[group])).ToArray();
    }

    /// <summary>Gives each attempt the slot of its group and index.</summary>
    /// <param name="graph">The attempts.</param>
    /// <param name="slots">The slots granted.</param>
    /// <exception cref="OrleansFlowException">A slot is missing.</exception>
    public static void Assign(ExecutionGraph graph, IReadOnlyList<AllocatedSlot> slots)
    {
        var byPlace = slots.ToDictionary(static slot => (slot.Group, slot.Index));
        foreach (ExecutionAttempt execution in graph.Executions)
        {
            execution.Slot = byPlace.TryGetValue((execution.Vertex.Info.SlotSharingGroup, execution.Id.Subtask), out AllocatedSlot slot)
                ? slot
                : throw new OrleansFlowException($"No slot was allocated for {execution.Location} of slot sharing group '{execution.Vertex.Info.SlotSharingGroup}'.");
        }
    }
}
