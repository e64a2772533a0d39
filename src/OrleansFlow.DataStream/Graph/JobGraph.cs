namespace OrleansFlow.Graph;

/// <summary>
/// A job as the cluster takes it: vertices of chained operators, in topological order, and the edges between them
/// (org.apache.flink.runtime.jobgraph.JobGraph). Plain data; what holds user code is captured bytes.
/// </summary>
public sealed record JobGraph
{
    /// <summary>Id of the job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>Name of the job.</summary>
    public required string Name { get; init; }

    /// <summary>The vertices; producers come before consumers.</summary>
    public required IReadOnlyList<JobVertex> Vertices { get; init; }

    /// <summary>The edges.</summary>
    public required IReadOnlyList<JobEdge> Edges { get; init; }

    /// <summary>The job's configuration.</summary>
    public required IReadOnlyDictionary<string, string> Configuration { get; init; }

    /// <summary>The job's own parameters, as functions see them.</summary>
    public IReadOnlyDictionary<string, string> GlobalJobParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Registered serializers, captured; empty for none.</summary>
    public byte[] TypeRegistrations { get; init; } = [];

    /// <summary>The assemblies with the job's code; empty where the silos have the program's own (local execution).</summary>
    public IReadOnlyList<UserAssembly> UserAssemblies { get; init; } = [];

    /// <summary>The plan as Flink's REST API and <c>flink info</c> give it, in JSON.</summary>
    public string JsonPlan { get; init; } = "{}";

    /// <summary>The graph as bytes, with the version of their form and a checksum.</summary>
    /// <returns>The bytes, for <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => JobGraphFormat.Write(this);

    /// <summary>Reads a graph.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave.</param>
    /// <exception cref="Types.CorruptDataException">The bytes are damaged or of another version of the form.</exception>
    public static JobGraph FromBytes(ReadOnlySpan<byte> bytes) => JobGraphFormat.Read(bytes);
}

/// <summary>An assembly of the program.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="BlobKey">Lower-case hexadecimal SHA-256 of its content: the key in the blob store.</param>
public sealed record UserAssembly(string Name, string BlobKey);

/// <summary>A chain of operators that runs as one task (JobVertex).</summary>
public sealed record JobVertex
{
    /// <summary>Id: that of its head operator.</summary>
    public required JobVertexId Id { get; init; }

    /// <summary>The operators' names, as Flink joins them: A -> (B, C).</summary>
    public required string Name { get; init; }

    /// <summary>How many subtasks there are.</summary>
    public required int Parallelism { get; init; }

    /// <summary>How many key groups there are.</summary>
    public required int MaxParallelism { get; init; }

    /// <summary>Slot sharing group.</summary>
    public string SlotSharingGroup { get; init; } = "default";

    /// <summary>The operators of the chain, in the order of <see cref="OperatorChainSpec.Nodes"/>.</summary>
    public required IReadOnlyList<OperatorInfo> Operators { get; init; }

    /// <summary>The captured <see cref="OperatorChainSpec"/>.</summary>
    public required byte[] Chain { get; init; }

    /// <summary>Interval of flushes in ms: 0 after each record, −1 only when full.</summary>
    public long BufferTimeoutMs { get; init; } = 100;
}

/// <summary>An operator, as plans and dashboards show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Uid">The uid that the program gave, if it did.</param>
/// <param name="HasCoordinator">Whether it has a coordinator.</param>
public sealed record OperatorInfo(OperatorId Id, string Name, string? Uid, bool HasCoordinator);

/// <summary>An edge between vertices; one pipelined result of the producer (JobEdge and IntermediateDataSet).</summary>
/// <param name="Id">Id, unique in the job.</param>
/// <param name="Source">The producer.</param>
/// <param name="Target">The consumer.</param>
/// <param name="Pattern">Which channels there are.</param>
/// <param name="Partitioner">Name of the partitioner.</param>
public sealed record JobEdge(string Id, JobVertexId Source, JobVertexId Target, DistributionPattern Pattern, string Partitioner);
