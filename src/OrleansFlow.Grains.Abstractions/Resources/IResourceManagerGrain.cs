using Orleans.Concurrency;

namespace OrleansFlow.Grains.Resources;

/// <summary>
/// Knows the slots of all silos and gives them to jobs (org.apache.flink.runtime.resourcemanager.ResourceManager with its
/// SlotManager). There is one per cluster, under the key <see cref="Key"/>.
/// </summary>
[Alias("orleansflow.resource-manager")]
public interface IResourceManagerGrain : IGrainWithStringKey
{
    /// <summary>The key of the one resource manager of a cluster.</summary>
    const string Key = "cluster";

    /// <summary>A silo offers its slots, and renews the offer every heartbeat; a silo that stops doing so is dropped.</summary>
    /// <param name="offer">The silo with its slots and what occupies them.</param>
    [Alias("OfferSlots")]
    Task OfferSlotsAsync([Immutable] SlotOffer offer);

    /// <summary>A silo is leaving: its free slots are no longer given away.</summary>
    /// <param name="silo">The silo.</param>
    [Alias("WithdrawSlots")]
    Task WithdrawSlotsAsync(string silo);

    /// <summary>Allocates slots, all or none.</summary>
    /// <param name="request">What is needed.</param>
    [Alias("TryAllocate")]
    Task<SlotAllocation> TryAllocateAsync([Immutable] SlotRequest request);

    /// <summary>Gives slots back; nothing happens to those not allocated to the job.</summary>
    /// <param name="jobId">The job.</param>
    [Alias("Release")]
    Task ReleaseAsync(string jobId);

    /// <summary>The silos with their slots.</summary>
    [Alias("GetOverview")]
    [AlwaysInterleave]
    Task<IReadOnlyList<SiloSlots>> GetOverviewAsync();
}

/// <summary>The slots of a silo.</summary>
/// <param name="Silo">The silo, as SiloAddress.ToParsableString prints it.</param>
/// <param name="Total">How many slots it has.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.slot-offer")]
public sealed record SlotOffer([property: Id(0)] string Silo, [property: Id(1)] int Total);

/// <summary>What a job needs.</summary>
/// <param name="JobId">The job.</param>
/// <param name="JobEpoch">Epoch of its master.</param>
/// <param name="Groups">Slots per slot sharing group.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.slot-request")]
public sealed record SlotRequest([property: Id(0)] string JobId, [property: Id(1)] long JobEpoch, [property: Id(2)] IReadOnlyList<GroupRequirement> Groups);

/// <summary>The slots that a slot sharing group needs.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Slots">How many: the largest parallelism in the group.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.group-requirement")]
public readonly record struct GroupRequirement([property: Id(0)] string Group, [property: Id(1)] int Slots);

/// <summary>The answer to a request.</summary>
/// <param name="Granted">The slots, if there were enough; else empty.</param>
/// <param name="Available">How many free slots there were.</param>
/// <param name="Total">How many slots there were in all.</param>
/// <param name="Silos">How many silos offered them.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.slot-allocation")]
public sealed record SlotAllocation(
    [property: Id(0)] IReadOnlyList<AllocatedSlot> Granted,
    [property: Id(1)] int Available,
    [property: Id(2)] int Total,
    [property: Id(3)] int Silos);

/// <summary>A slot given to a job.</summary>
/// <param name="SlotId">Its id.</param>
/// <param name="Silo">Its silo.</param>
/// <param name="Group">The slot sharing group that it serves.</param>
/// <param name="Index">Its index in the group: subtask i of each vertex of the group runs in slot i.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.allocated-slot")]
public readonly record struct AllocatedSlot([property: Id(0)] string SlotId, [property: Id(1)] string Silo, [property: Id(2)] string Group, [property: Id(3)] int Index);

/// <summary>A silo in the overview.</summary>
/// <param name="Silo">The silo.</param>
/// <param name="Total">Its slots.</param>
/// <param name="Free">Those not allocated.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.silo-slots")]
public sealed record SiloSlots([property: Id(0)] string Silo, [property: Id(1)] int Total, [property: Id(2)] int Free);
