namespace Orleans.Configuration;

/// <summary>How dead silos are noticed.</summary>
public class ClusterMembershipOptions
{
    /// <summary>Between probes; 5 s by default.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Probes missed before a vote; 3 by default.</summary>
    public int NumMissedProbesLimit { get; set; } = 3;

    /// <summary>Votes for a death; 2 by default.</summary>
    public int NumVotesForDeathDeclaration { get; set; } = 2;

    /// <summary>Between reads of the table; 60 s by default.</summary>
    public TimeSpan TableRefreshTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Between signs of life; 30 s by default.</summary>
    public TimeSpan IAmAliveTablePublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Silos that one silo probes; 10 by default.</summary>
    public int NumProbedSilos { get; set; } = 10;

    /// <summary>Whether traffic counts as a probe; true by default.</summary>
    public bool EnableConnectionLivenessCheck { get; set; } = true;

    /// <summary>Whether others are asked to probe; true by default.</summary>
    public bool EnableIndirectProbes { get; set; } = true;

    /// <summary>Whether silos are declared dead; true by default.</summary>
    public bool LivenessEnabled { get; set; } = true;

    /// <summary>How long a vote counts; 120 s by default.</summary>
    public TimeSpan DeathVoteExpirationTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>How long joining may take; 5 minutes by default.</summary>
    public TimeSpan MaxJoinAttemptTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Between clean-ups of dead entries; 1 hour by default.</summary>
    public TimeSpan? DefunctSiloCleanupPeriod { get; set; } = TimeSpan.FromHours(1);

    /// <summary>When dead entries are removed; 7 days by default.</summary>
    public TimeSpan DefunctSiloExpiration { get; set; } = TimeSpan.FromDays(7);
}
