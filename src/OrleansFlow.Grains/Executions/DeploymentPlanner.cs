using OrleansFlow.Grains.Subtasks;

namespace OrleansFlow.Grains.Executions;

/// <summary>
/// Plans who is deployed where (the role of TaskDeploymentDescriptorFactory). A vertex' deployment carries the placement of its own subtasks
/// and of its neighbours', once: its size grows with the subtasks, not with the channels.
/// </summary>
internal static class DeploymentPlanner
{
    /// <summary>
    /// The deployments of all vertices in waves, one to be deployed after the other: consumers before their producers. Channels are
    /// opened by producers, so none ever calls a subtask that is not there. (In Flink consumers ask first, and sources are
    /// deployed first.) All attempts have slots.
    /// </summary>
    /// <param name="graph">The attempts.</param>
    /// <param name="epoch">Epoch of the job master.</param>
    /// <param name="jobGraphBlob">Key of the serialized job graph.</param>
    public static IReadOnlyList<IReadOnlyList<VertexDeployment>> PlanWaves(ExecutionGraph graph, long epoch, string jobGraphBlob)
    {
        var waveOf = new Dictionary<JobVertexId, int>();
        ILookup<JobVertexId, JobVertexId> consumers = graph.JobGraph.Edges.ToLookup(static edge => edge.Source, static edge => edge.Target);
        foreach (ExecutionVertex vertex in graph.Vertices.Reverse())
        {
            waveOf[vertex.Info.Id] = consumers[vertex.Info.Id].Select(consumer => waveOf[consumer] + 1).DefaultIfEmpty(0).Max();
        }

        return Plan(graph, epoch, jobGraphBlob)
            .Zip(graph.Vertices, (deployment, vertex) => (Deployment: deployment, Wave: waveOf[vertex.Info.Id]))
            .GroupBy(static pair => pair.Wave, static pair => pair.Deployment)
            .OrderBy(static wave => wave.Key)
            .Select(static wave => (IReadOnlyList<VertexDeployment>)wave.ToArray())
            .ToArray();
    }

    /// <summary>The deployments of all vertices, producers before consumers; all attempts have slots.</summary>
    /// <param name="graph">The attempts.</param>
    /// <param name="epoch">Epoch of the job master.</param>
    /// <param name="jobGraphBlob">Key of the serialized job graph.</param>
    public static IReadOnlyList<VertexDeployment> Plan(ExecutionGraph graph, long epoch, string jobGraphBlob)
    {
        var silos = new List<string>();
        var siloIndices = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ExecutionAttempt execution in graph.Executions)
        {
            if (siloIndices.TryAdd(execution.Silo!, silos.Count))
            {
                silos.Add(execution.Silo!);
            }
        }

        string[] siloTable = [.. silos];
        var placements = graph.Vertices.ToDictionary(
            static vertex => vertex.Info.Id,
            vertex => new VertexPlacement(
                vertex.Info.Id.ToString(),
                vertex.Executions.Select(static execution => execution.Id.Attempt).ToArray(),
                vertex.Executions.Select(execution => siloIndices[execution.Silo!]).ToArray()));
        ILookup<JobVertexId, JobVertexId> neighbours = graph.JobGraph.Edges
            .SelectMany(static edge => new[] { (Of: edge.Source, Is: edge.Target), (Of: edge.Target, Is: edge.Source) })
            .ToLookup(static pair => pair.Of, static pair => pair.Is);

        string jobId = graph.JobGraph.JobId.ToString();
        return graph.Vertices.Select(vertex => new VertexDeployment(
            jobId,
            vertex.Info.Id.ToString(),
            epoch,
            jobGraphBlob,
            Enumerable.Range(0, vertex.Executions.Count).ToArray(),
            vertex.Executions.Select(static execution => execution.Slot!.Value.SlotId).ToArray(),
            new PlacementTable(siloTable, neighbours[vertex.Info.Id].Prepend(vertex.Info.Id).Distinct().Select(id => placements[id]).ToArray()))).ToArray();
    }

    /// <summary>Cuts a deployment into calls of a bounded length.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="subtasks">How many subtasks a call deploys at most.</param>
    public static IEnumerable<VertexDeployment> Split(VertexDeployment deployment, int subtasks)
    {
        for (int start = 0; start < deployment.Subtasks.Length; start += subtasks)
        {
            int end = Math.Min(start + subtasks, deployment.Subtasks.Length);
            yield return deployment with { Subtasks = deployment.Subtasks[start..end], Slots = deployment.Slots[start..end] };
        }
    }

    /// <summary>The deployment of one subtask out of its vertex'.</summary>
    /// <param name="deployment">The vertex' deployment.</param>
    /// <param name="index">Index in <see cref="VertexDeployment.Subtasks"/>.</param>
    public static SubtaskDeployment ForSubtask(VertexDeployment deployment, int index)
    {
        int subtask = deployment.Subtasks[index];
        VertexPlacement own = Array.Find(deployment.Table.Vertices, vertex => vertex.VertexId == deployment.VertexId)!;
        var attempt = new ExecutionAttemptId(JobId.Parse(deployment.JobId), JobVertexId.Parse(deployment.VertexId), subtask, own.Attempts[subtask]);
        return new SubtaskDeployment(
            attempt.ToString(),
            deployment.JobEpoch,
            deployment.Table.Silos[own.SiloIndices[subtask]],
            deployment.Slots[index],
            deployment.JobGraphBlob,
            deployment.Table);
    }
}
