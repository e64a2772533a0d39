namespace OrleansFlow.Grains.Jobs;

/// <summary>What a job master keeps of its job.</summary>
[GenerateSerializer]
[Alias("orleansflow.job-record")]
internal sealed class JobRecord
{
    /// <summary>Name of the job.</summary>
    [Id(0)]
    public string Name { get; set; } = "";

    /// <summary>Key of the serialized job graph in the blob store.</summary>
    [Id(1)]
    public string JobGraphBlob { get; set; } = "";

    /// <summary>The status; what follows from it is done only after it is stored.</summary>
    [Id(2)]
    public JobStatus Status { get; set; }

    /// <summary>Counts the masters: a higher one fences the lower ones.</summary>
    [Id(3)]
    public long Epoch { get; set; }

    /// <summary>When the job was taken, UTC.</summary>
    [Id(4)]
    public DateTimeOffset StartTime { get; set; }

    /// <summary>When it ended, UTC.</summary>
    [Id(5)]
    public DateTimeOffset? EndTime { get; set; }

    /// <summary>Why it failed, once it fails.</summary>
    [Id(6)]
    public FailureInfo? Failure { get; set; }

    /// <summary>The merged accumulators, once it has ended.</summary>
    [Id(7)]
    public List<AccumulatorValue> Accumulators { get; set; } = [];

    /// <summary>How many subtasks it has.</summary>
    [Id(8)]
    public int TotalTasks { get; set; }

    /// <summary>Keys of the blobs that it uses.</summary>
    [Id(9)]
    public List<string> Blobs { get; set; } = [];

    /// <summary>Whether all that it held has been given back.</summary>
    [Id(10)]
    public bool CleanedUp { get; set; }

    /// <summary>The silo of the master, as SiloAddress.ToParsableString prints it.</summary>
    [Id(11)]
    public string MasterSilo { get; set; } = "";

    /// <summary>Ids of the operators whose coordinators end with the job, also when another master than the one that started them ends it.</summary>
    [Id(12)]
    public List<string> Coordinators { get; set; } = [];
}
