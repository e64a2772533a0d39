using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>A view and what changed in it.</summary>
[Immutable]
[GenerateSerializer]
public sealed class ClusterMembershipUpdate
{
    /// <summary>A view and its changes.</summary>
    public ClusterMembershipUpdate(ClusterMembershipSnapshot snapshot, ImmutableArray<ClusterMember> changes)
    {
        Snapshot = snapshot;
        Changes = changes;
    }

    /// <summary>Whether anything changed.</summary>
    public bool HasChanges => !Changes.IsDefaultOrEmpty;

    /// <summary>The changes, ordered by silo.</summary>
    [Id(0)]
    public ImmutableArray<ClusterMember> Changes { get; }

    /// <summary>The view.</summary>
    [Id(1)]
    public ClusterMembershipSnapshot Snapshot { get; }
}
