using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>A view of the cluster.</summary>
[Immutable]
[GenerateSerializer]
public sealed class ClusterMembershipSnapshot
{
    /// <summary>These members, in this version.</summary>
    public ClusterMembershipSnapshot(ImmutableDictionary<SiloAddress, ClusterMember> members, MembershipVersion version)
    {
        Members = members;
        Version = version;
    }

    /// <summary>The members.</summary>
    [Id(0)]
    public ImmutableDictionary<SiloAddress, ClusterMember> Members { get; }

    /// <summary>The version.</summary>
    [Id(1)]
    public MembershipVersion Version { get; }

    internal static ClusterMembershipSnapshot Default { get; } = new(ImmutableDictionary<SiloAddress, ClusterMember>.Empty, MembershipVersion.MinValue);

    /// <summary>The status of a silo; a silo with a newer generation on the same endpoint makes the older one dead.</summary>
    public SiloStatus GetSiloStatus(SiloAddress silo)
    {
        if (Members.TryGetValue(silo, out var member))
        {
            return member.Status;
        }

        return Members.Keys.Any(known => known.IsSuccessorOf(silo)) ? SiloStatus.Dead : SiloStatus.None;
    }

    /// <summary>Everything as changes.</summary>
    public ClusterMembershipUpdate AsUpdate() => new(this, [.. Members.Values.OrderBy(m => m.SiloAddress)]);

    /// <summary>What changed since a former view.</summary>
    public ClusterMembershipUpdate CreateUpdate(ClusterMembershipSnapshot previous)
    {
        ArgumentNullException.ThrowIfNull(previous);
        var changes = Members.Values.Where(m => !previous.Members.TryGetValue(m.SiloAddress, out var before) || before.Status != m.Status)
            .Concat(previous.Members.Values.Where(m => !Members.ContainsKey(m.SiloAddress)).Select(m => new ClusterMember(m.SiloAddress, SiloStatus.Dead, m.Name)));
        return new ClusterMembershipUpdate(this, [.. changes.OrderBy(m => m.SiloAddress)]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{{ Version = {Version}, Members = [{string.Join(", ", Members.Values.OrderBy(m => m.SiloAddress))}] }}";
}
