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
