namespace OrleansFlow.Configuration;

/// <summary>Options of a job's graph; keys as in Flink (CoreOptions, PipelineOptions, ExecutionOptions, DeploymentOptions).</summary>
public static class PipelineOptions
{
    /// <summary>Parallelism of operators that set none, at least 1; −1 = as many as there are processors (local) or 1 (cluster).</summary>
    public static ConfigOption<int> Parallelism { get; } =
        new("parallelism.default", -1, "Parallelism of operators that set none, at least 1; -1 chooses one.");

    /// <summary>Number of key groups of operators that set none, from 1 to 32768; −1 = derived from the parallelism.</summary>
    public static ConfigOption<int> MaxParallelism { get; } =
        new("pipeline.max-parallelism", -1, "Number of key groups of operators that set none, from 1 to 32768; -1 derives it from the parallelism.");

    /// <summary>Longest wait of a record for its buffer to fill.</summary>
    public static ConfigOption<TimeSpan> BufferTimeout { get; } =
        new("execution.buffer-timeout.interval", TimeSpan.FromMilliseconds(100), "Longest wait of a record for its buffer to fill; 0 flushes each record, -1 ms only full buffers.");

    /// <summary>How often watermark generators are asked for a watermark.</summary>
    public static ConfigOption<TimeSpan> AutoWatermarkInterval { get; } =
        new("pipeline.auto-watermark-interval", TimeSpan.FromMilliseconds(200), "How often watermark generators are asked for a watermark; 0 for never: then only those come that generators emit with a record.")
        {
            Minimum = TimeSpan.Zero,
            HasMinimum = true,
        };

    /// <summary>Whether sources whose readers cannot pause single splits may take part in watermark alignment as a whole.</summary>
    public static ConfigOption<bool> AllowUnalignedSourceSplits { get; } = new(
        "pipeline.watermark-alignment.allow-unaligned-source-splits",
        false,
        "Whether sources whose readers cannot pause single splits may take part in watermark alignment: their splits are then not aligned with each other.");

    /// <summary>Whether operators of a chain hand records on without a copy.</summary>
    public static ConfigOption<bool> ObjectReuse { get; } =
        new("pipeline.object-reuse", false, "Whether operators of a chain hand records on without a copy.");

    /// <summary>Whether operators are chained.</summary>
    public static ConfigOption<bool> OperatorChaining { get; } =
        new("pipeline.operator-chaining.enabled", true, "Whether operators are chained.");

    /// <summary>Whether operators of different maximum parallelism may be chained.</summary>
    public static ConfigOption<bool> ChainDifferentMaxParallelism { get; } = new(
        "pipeline.operator-chaining.chain-operators-with-different-max-parallelism", true, "Whether operators of different maximum parallelism may be chained.");

    /// <summary>STREAMING is the only mode that can be run.</summary>
    public static ConfigOption<RuntimeExecutionMode> RuntimeMode { get; } =
        new("execution.runtime-mode", RuntimeExecutionMode.Streaming, "STREAMING is the only mode that can be run.");

    /// <summary>Name of the job, where the program gives none.</summary>
    public static ConfigOption<string> Name { get; } =
        new("pipeline.name", "", "Name of the job, where the program gives none.");

    /// <summary>Id of the job: 32 hexadecimal digits; empty = a new one.</summary>
    public static ConfigOption<string> JobId { get; } =
        new("pipeline.job-id", "", "Id of the job, 32 hexadecimal digits; empty makes a new one.");

    /// <summary>Whether operators without a uid get an id of their position; if not, each must have one.</summary>
    public static ConfigOption<bool> AutoGenerateUids { get; } =
        new("pipeline.auto-generate-uids", true, "Whether operators without a uid get an id of their position; if not, each must have one.");

    /// <summary>Parameters that every function of the job can read: <c>name:value</c> pairs with commas between them.</summary>
    public static ConfigOption<string> GlobalJobParameters { get; } =
        new("pipeline.global-job-parameters", "", "Parameters that every function of the job can read: name:value pairs with commas between them.");

    /// <summary>Files that are shipped with the job: <c>name:…,path:…,executable:true</c>, with semicolons between files.</summary>
    public static ConfigOption<string> CachedFiles { get; } =
        new("pipeline.cached-files", "", "Files that are shipped with the job: name:…,path:…,executable:true, with semicolons between files.");

    /// <summary>Where the job runs: <c>local</c> or <c>remote</c>; empty = remote when <see cref="Master"/> is set, else local.</summary>
    public static ConfigOption<string> Target { get; } =
        new("execution.target", "", "Where the job runs: local or remote; empty is remote when cluster.master is set, else local.");

    /// <summary>The gateway of the cluster, <c>host:port</c>.</summary>
    public static ConfigOption<string> Master { get; } =
        new("cluster.master", "", "The gateway of the cluster, host:port.");

    /// <summary>The cluster's id.</summary>
    public static ConfigOption<string> ClusterId { get; } =
        new("cluster.id", "orleansflow", "The cluster's id.");

    /// <summary>The cluster's service id.</summary>
    public static ConfigOption<string> ServiceId { get; } =
        new("cluster.service-id", "orleansflow", "The cluster's service id.");

    /// <summary>Names of assemblies, separated by semicolons, that the silos have besides the framework and the product; they are not shipped.</summary>
    public static ConfigOption<string> ProvidedAssemblies { get; } =
        new("pipeline.provided-assemblies", "", "Names of assemblies, separated by semicolons, that the silos have; they are not shipped.");
}
