namespace Orleans.Runtime;

/// <summary>The statuses of silos as this silo sees them.</summary>
public interface ISiloStatusOracle
{
    /// <summary>This silo's status.</summary>
    SiloStatus CurrentStatus { get; }

    /// <summary>This silo's name.</summary>
    string SiloName { get; }

    /// <summary>This silo.</summary>
    SiloAddress SiloAddress { get; }

    /// <summary>The active silos, ordered.</summary>
    SiloAddress[] GetActiveSilos();

    /// <summary>The status of a silo.</summary>
    SiloStatus GetApproximateSiloStatus(SiloAddress siloAddress);

    /// <summary>The statuses of all silos.</summary>
    Dictionary<SiloAddress, SiloStatus> GetApproximateSiloStatuses(bool onlyActive = false);

    /// <summary>The name of a silo.</summary>
    bool TryGetSiloName(SiloAddress siloAddress, out string? siloName);

    /// <summary>Whether the silo takes part in the directory.</summary>
    bool IsFunctionalDirectory(SiloAddress siloAddress);

    /// <summary>Whether the silo is dead.</summary>
    bool IsDeadSilo(SiloAddress silo);

    /// <summary>Adds a listener.</summary>
    bool SubscribeToSiloStatusEvents(ISiloStatusListener observer);

    /// <summary>Removes a listener.</summary>
    bool UnSubscribeFromSiloStatusEvents(ISiloStatusListener observer);
}
