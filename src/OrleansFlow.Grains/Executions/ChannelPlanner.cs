using OrleansFlow.Graph;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Tasks;

namespace OrleansFlow.Grains.Executions;

/// <summary>Works out the channels of one subtask from the job graph and the placement of its neighbours.</summary>
internal static class ChannelPlanner
{
    /// <summary>The edges that come in, with the attempts that send.</summary>
    /// <param name="graph">The job graph.</param>
    /// <param name="attempt">The subtask.</param>
    /// <param name="table">Placement of the neighbours.</param>
    public static EdgeEndpoints[] Inputs(JobGraph graph, ExecutionAttemptId attempt, PlacementTable table)
    {
        JobVertex own = Vertex(graph, attempt.Vertex);
        return graph.Edges.Where(edge => edge.Target == attempt.Vertex)
            .Select(edge =>
            {
                JobVertex producer = Vertex(graph, edge.Source);
                return Endpoints(edge, attempt, producer, EdgeConnections.ProducersOf(edge.Pattern, producer.Parallelism, own.Parallelism, attempt.Subtask), own.MaxParallelism, table);
            })
            .ToArray();
    }

    /// <summary>The edges that go out, with the attempts that receive.</summary>
    /// <param name="graph">The job graph.</param>
    /// <param name="attempt">The subtask.</param>
    /// <param name="table">Placement of the neighbours.</param>
    public static EdgeEndpoints[] Outputs(JobGraph graph, ExecutionAttemptId attempt, PlacementTable table)
    {
        JobVertex own = Vertex(graph, attempt.Vertex);
        return graph.Edges.Where(edge => edge.Source == attempt.Vertex)
            .Select(edge =>
            {
                JobVertex consumer = Vertex(graph, edge.Target);
                return Endpoints(edge, attempt, consumer, EdgeConnections.ConsumersOf(edge.Pattern, own.Parallelism, consumer.Parallelism, attempt.Subtask), consumer.MaxParallelism, table);
            })
            .ToArray();
    }

    private static EdgeEndpoints Endpoints(JobEdge edge, ExecutionAttemptId attempt, JobVertex other, Range subtasks, int maxParallelism, PlacementTable table)
    {
        string vertexId = other.Id.ToString();
        VertexPlacement placement = Array.Find(table.Vertices, vertex => vertex.VertexId == vertexId)
            ?? throw new OrleansFlowException($"The deployment of {attempt} does not say where vertex {vertexId} of edge {edge.Id} runs.");
        var peers = new ChannelPeer[subtasks.End.Value - subtasks.Start.Value];
        for (int i = 0; i < peers.Length; i++)
        {
            int subtask = subtasks.Start.Value + i;
            peers[i] = new ChannelPeer(
                new ExecutionAttemptId(attempt.Job, other.Id, subtask, placement.Attempts[subtask]),
                table.Silos[placement.SiloIndices[subtask]],
                maxParallelism,
                other.Parallelism);
        }

        return new EdgeEndpoints(edge.Id, peers);
    }

    private static JobVertex Vertex(JobGraph graph, JobVertexId id) => graph.Vertices.First(vertex => vertex.Id == id);
}
