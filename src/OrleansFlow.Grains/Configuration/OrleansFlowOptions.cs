using System.ComponentModel.DataAnnotations;

namespace OrleansFlow.Configuration;

/// <summary>Options of a silo. From a configuration they are read under Flink's keys, where Flink has them.</summary>
public sealed class OrleansFlowOptions
{
    /// <summary>Name of the grain storage for jobs, blobs and slots, if no other is chosen.</summary>
    public const string DefaultStorageProvider = "OrleansFlow";

    /// <summary>How many slots the silo offers; default: its processors. Key <c>taskmanager.numberOfTaskSlots</c>.</summary>
    [Range(0, int.MaxValue)]
    public int TaskSlots { get; set; } = Environment.ProcessorCount;

    /// <summary>Name of the grain storage provider that keeps jobs, blobs and slots. Key <c>orleansflow.storage-provider</c>.</summary>
    [Required]
    public string StorageProvider { get; set; } = DefaultStorageProvider;

    /// <summary>How often a silo renews its offer of slots; default 10 s. Key <c>heartbeat.interval</c>.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When a silo that does not renew its offer is dropped; default 50 s. Key <c>heartbeat.timeout</c>.</summary>
    public TimeSpan HeartbeatTimeout { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>How long a job waits for its slots; default 5 min. Key <c>slot.request.timeout</c>; a job can set its own.</summary>
    public TimeSpan SlotRequestTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a task may take to stop when it was told to, before it is given up; default 180 s. Key <c>task.cancellation.timeout</c>; a job can set its own.</summary>
    public TimeSpan TaskCancellationTimeout { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>Where a silo keeps the files that come with jobs, while those run; default: the system's directory for temporary files. Key <c>io.tmp.dirs</c>.</summary>
    [Required]
    public string TemporaryDirectory { get; set; } = Path.GetTempPath();

    /// <summary>How long the master of an ended job stays in memory; default 1 min. Its result stays in the storage.</summary>
    public TimeSpan EndedJobLinger { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many ended jobs are remembered; default 1000. Key <c>jobstore.max-capacity</c>.</summary>
    [Range(1, int.MaxValue)]
    public int RememberedJobs { get; set; } = 1000;
}
