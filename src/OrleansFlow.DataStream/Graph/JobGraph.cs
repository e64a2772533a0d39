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

    /// <summary>The files and directories that are shipped with the job, in the order of their registration.</summary>
    public IReadOnlyList<CachedFile> CachedFiles { get; init; } = [];

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
