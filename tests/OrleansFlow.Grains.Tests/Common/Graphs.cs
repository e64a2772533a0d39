using OrleansFlow.Graph;

namespace OrleansFlow.Grains.Tests;

/// <summary>Job graphs without code.</summary>
internal static class Graphs
{
    public static JobId Job { get; } = JobId.Parse("000000000000000000000000000000aa");

    public static JobVertexId VertexId(int index) => new((UInt128)(index + 1));

    public static JobVertex Vertex(int index, int parallelism, string group = "default") => new()
    {
        Id = VertexId(index),
        Name = $"v{index}",
        Parallelism = parallelism,
        MaxParallelism = 128,
        SlotSharingGroup = group,
        Operators = [],
        Chain = [],
    };

    public static JobEdge Edge(int from, int to, DistributionPattern pattern = DistributionPattern.AllToAll) =>
        new($"e{from}-{to}", VertexId(from), VertexId(to), pattern, "HASH");

    public static JobGraph Of(IReadOnlyList<JobVertex> vertices, IReadOnlyList<JobEdge> edges, IReadOnlyDictionary<string, string>? configuration = null, JobId? id = null) => new()
    {
        JobId = id ?? Job,
        Name = "test",
        Vertices = vertices,
        Edges = edges,
        Configuration = configuration ?? new Dictionary<string, string>(),
    };

    public static JobGraph Line(int vertices, int parallelism, DistributionPattern pattern = DistributionPattern.Pointwise, JobId? id = null) => Of(
        Enumerable.Range(0, vertices).Select(index => Vertex(index, parallelism)).ToArray(),
        Enumerable.Range(1, vertices - 1).Select(index => Edge(index - 1, index, pattern)).ToArray(),
        id: id);

    public static JobGraph Random(Random random)
    {
        int count = random.Next(1, 7);
        var vertices = Enumerable.Range(0, count).Select(index => Vertex(index, random.Next(1, 6), random.Next(4) == 0 ? "other" : "default")).ToArray();
        var edges = new List<JobEdge>();
        for (int to = 1; to < count; to++)
        {
            for (int from = 0; from < to; from++)
            {
                if (random.Next(3) == 0)
                {
                    edges.Add(Edge(from, to, random.Next(2) == 0 ? DistributionPattern.AllToAll : DistributionPattern.Pointwise));
                }
            }
        }

        return Of(vertices, edges);
    }
}
