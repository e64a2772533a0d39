namespace Orleans;

/// <summary>A silo as the membership table has it.</summary>
[GenerateSerializer]
public sealed class MembershipEntry
{
    /// <summary>The address.</summary>
    [Id(0)]
    public SiloAddress SiloAddress { get; set; } = null!;

    /// <summary>The status.</summary>
    [Id(1)]
    public SiloStatus Status { get; set; }

    /// <summary>Who suspects it, since when.</summary>
    [Id(2)]
    public List<Tuple<SiloAddress, DateTime>>? SuspectTimes { get; set; }

    /// <summary>The port for clients.</summary>
    [Id(3)]
    public int ProxyPort { get; set; }

    /// <summary>The host.</summary>
    [Id(4)]
    public string HostName { get; set; } = "";

    /// <summary>The name.</summary>
    [Id(5)]
    public string SiloName { get; set; } = "";

    /// <summary>The role.</summary>
    [Id(6)]
    public string? RoleName { get; set; }

    /// <summary>The update zone.</summary>
    [Id(7)]
    public int UpdateZone { get; set; }

    /// <summary>The fault zone.</summary>
    [Id(8)]
    public int FaultZone { get; set; }

    /// <summary>When it started.</summary>
    [Id(9)]
    public DateTime StartTime { get; set; }

    /// <summary>When it was last alive.</summary>
    [Id(10)]
    public DateTime IAmAliveTime { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"SiloAddress={SiloAddress} SiloName={SiloName} Status={Status}";
}
