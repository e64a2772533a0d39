using System.Globalization;

namespace OrleansFlow.Graph;

/// <summary>The ends of a feedback edge meet in one slot, so they have the same subtasks and the same slot sharing group.</summary>
internal static class IterationChecks
{
    public static void Validate(StreamGraph graph)
    {
        var first = new Dictionary<int, StreamNode>();
        foreach (StreamNode node in graph.Nodes)
        {
            if (node.Spec is not IIterationEndSpec end || first.TryAdd(end.Iteration, node))
            {
                continue;
            }

            StreamNode head = first[end.Iteration];
            if (node.Parallelism != head.Parallelism || node.SlotSharingGroup != head.SlotSharingGroup)
            {
                throw new JobSubmissionException(string.Create(CultureInfo.InvariantCulture, $"What an iteration feeds back must come to its head's slots: '{head.Name}' has parallelism {head.Parallelism} in slot sharing group '{head.SlotSharingGroup}', '{node.Name}' has {node.Parallelism} in '{node.SlotSharingGroup}'; set no other slot sharing group within the body."));
            }
        }
    }
}
