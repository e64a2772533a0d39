namespace OrleansFlow.Graph;

/// <summary>
/// The sets of subtasks that exchange records while they run, and so start, fail and restart together: those connected by
/// pipelined edges, in either direction (PipelinedRegionComputeUtil; as every edge of a streaming job is pipelined, no two regions
/// feed each other, and the second step of Flink's rule, merging regions in a circle, has nothing to merge).
/// </summary>
public static class PipelinedRegions
{
    /// <summary>Finds the regions of a job.</summary>
    /// <param name="graph">The job.</param>
    /// <returns>The regions, each with its subtasks in the order of vertices and indices; ordered by their first subtask.</returns>
    public static IReadOnlyList<IReadOnlyList<SubtaskId>> Of(JobGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var first = new Dictionary<JobVertexId, int>();
        var parallelism = new Dictionary<JobVertexId, int>();
        int count = 0;
        foreach (JobVertex vertex in graph.Vertices)
        {
            first.Add(vertex.Id, count);
            parallelism.Add(vertex.Id, vertex.Parallelism);
            count += vertex.Parallelism;
        }

        int[] root = [.. Enumerable.Range(0, count)];
        foreach (JobEdge edge in graph.Edges)
        {
            for (int consumer = 0; consumer < parallelism[edge.Target]; consumer++)
            {
                (int start, int length) = EdgeConnections.ProducersOf(edge.Pattern, parallelism[edge.Source], parallelism[edge.Target], consumer).GetOffsetAndLength(parallelism[edge.Source]);
                for (int producer = start; producer < start + length; producer++)
                {
                    Unite(root, first[edge.Source] + producer, first[edge.Target] + consumer);
                }

                if (edge.Pattern == DistributionPattern.AllToAll)
                {
                    // All producers are one region by now; one of them stands for all with the other consumers.
                    for (int other = 1; other < parallelism[edge.Target]; other++)
                    {
                        Unite(root, first[edge.Source], first[edge.Target] + other);
                    }

                    break;
                }
            }
        }

        return graph.Vertices
            .SelectMany(static vertex => Enumerable.Range(0, vertex.Parallelism).Select(subtask => new SubtaskId(vertex.Id, subtask)))
            .GroupBy(subtask => Find(root, first[subtask.Vertex] + subtask.Subtask))
            .Select(static region => (IReadOnlyList<SubtaskId>)region.ToArray())
            .ToArray();
    }

    private static void Unite(int[] root, int left, int right)
    {
        int a = Find(root, left);
        int b = Find(root, right);
        root[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Find(int[] root, int item)
    {
        while (root[item] != item)
        {
            root[item] = root[root[item]];
            item = root[item];
        }

        return item;
    }
}
