using OrleansFlow.Configuration;

namespace OrleansFlow.Graph;

/// <summary>
/// The program's operators and how records travel between them, before chaining; sources, unions, partitionings and side
/// outputs are resolved, parallelisms and partitioners settled (org.apache.flink.streaming.api.graph.StreamGraph).
/// </summary>
public sealed class StreamGraph
{
    internal StreamGraph(string jobName, JobConfiguration configuration, IReadOnlyDictionary<string, string> globalJobParameters)
    {
        JobName = jobName;
        Configuration = configuration;
        GlobalJobParameters = globalJobParameters;
    }

    /// <summary>Name of the job.</summary>
    public string JobName { get; }

    /// <summary>The job's configuration.</summary>
    public JobConfiguration Configuration { get; }

    /// <summary>The job's own parameters.</summary>
    public IReadOnlyDictionary<string, string> GlobalJobParameters { get; }

    /// <summary>The operators; producers come before consumers.</summary>
    public IReadOnlyList<StreamNode> Nodes => MutableNodes;

    internal List<StreamNode> MutableNodes { get; } = [];

    /// <summary>The plan in the JSON form of Flink's <c>getExecutionPlan()</c>.</summary>
    /// <returns>JSON text.</returns>
    public string ToJson() => StreamGraphJson.Write(this);
}
