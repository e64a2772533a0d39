namespace OrleansFlow.Simulation.Tests.SiloLosses;

/// <summary>What a run with silos that leave varies besides its seed.</summary>
internal sealed record LossSettings
{
    public ProgramKind Program { get; init; }

    public int Parallelism { get; init; }

    public TimeSpan MaxMessageDelay { get; init; }

    public TimeSpan MaxStorageDelay { get; init; }

    public TimeSpan DeathDetectionDelay { get; init; }

    /// <summary>Which silos leave, at which step after the start of the cluster, and how much time they have to stop; null for none, as in a crash.</summary>
    public IReadOnlyList<(int Silo, long Step, TimeSpan? Time)> Losses { get; init; } = [];

    /// <summary>How long after its submission the job is cancelled; null for never.</summary>
    public TimeSpan? CancelAfter { get; init; }

    public override string ToString() =>
        $"{Program} x {Parallelism}, messages {MaxMessageDelay}, storage {MaxStorageDelay}, detection {DeathDetectionDelay}, cancel {CancelAfter}, losses {string.Join(", ", Losses)}";

    /// <summary>The kinds of jobs.</summary>
    internal enum ProgramKind
    {
        /// <summary>A source with a coordinator, one vertex, endless.</summary>
        EndlessLine,

        /// <summary>Several vertices over keys, endless.</summary>
        EndlessKeyed,

        /// <summary>Several vertices over keys, which end.</summary>
        BoundedKeyed,
    }
}
