namespace OrleansFlow.Simulation.Tests.WordCounts;

/// <summary>What a simulated word count varies besides its seed.</summary>
internal sealed record WordCountSettings
{
    public short Silos { get; init; } = 2;

    public int Parallelism { get; init; } = 2;

    /// <summary>Where the updates are written; null for handing them to the client.</summary>
    public string? OutputDirectory { get; init; }

    public long BufferTimeoutMs { get; init; } = 100;

    public TimeSpan MaxMessageDelay { get; init; } = TimeSpan.FromMilliseconds(2);

    public TimeSpan MaxStorageDelay { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How long each step of the cluster takes by its own clock.</summary>
    public TimeSpan StepTime { get; init; } = TimeSpan.FromMicroseconds(1);

    public int BatchRecords { get; init; } = 40;

    public int MaxCallsInFlight { get; init; } = 8;

    public bool ForceRemote { get; init; } = true;

    /// <summary>What goes wrong; null for nothing.</summary>
    public SimulatedFaults? Faults { get; init; }

    /// <summary>Silos that are killed, by their index, and at which step after the start of the cluster.</summary>
    public IReadOnlyList<(int Silo, long Step)> Kills { get; init; } = [];

    /// <summary>If not null, the words are counted a second time on the same cluster, so long after the first count has ended.</summary>
    public TimeSpan? CountAfterwards { get; init; }
}
