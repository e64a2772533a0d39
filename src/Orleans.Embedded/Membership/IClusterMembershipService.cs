namespace Orleans.Runtime;

/// <summary>The cluster as this silo sees it.</summary>
public interface IClusterMembershipService
{
    /// <summary>The newest view.</summary>
    ClusterMembershipSnapshot CurrentSnapshot { get; }

    /// <summary>The newest view and every later one.</summary>
    IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates { get; }

    /// <summary>Reads the membership until its version is at least the given one.</summary>
    ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default);

    /// <summary>Declares a silo dead.</summary>
    Task<bool> TryKill(SiloAddress siloAddress);
}
