namespace OrleansFlow.Graph;

/// <summary>One id of a side output means one type.</summary>
internal static class SideOutputChecks
{
    public static void Validate(StreamGraph graph)
    {
        foreach (StreamNode node in graph.Nodes)
        {
            var types = new Dictionary<string, Type>(StringComparer.Ordinal);
            foreach (StreamEdge edge in node.OutEdges)
            {
                if (edge.SideOutput is { } tag && !types.TryAdd(tag.Id, tag.Type) && types[tag.Id] != tag.Type)
                {
                    throw new JobSubmissionException($"Side output '{tag.Id}' of operator '{node.Name}' is read with two types, {types[tag.Id]} and {tag.Type}: give the tags different ids or the same type.");
                }
            }
        }
    }
}
