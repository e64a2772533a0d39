using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansFlow.Configuration;
using OrleansFlow.Runtime;

namespace OrleansFlow.Grains.Resources;

/// <summary>The shell around <see cref="SlotPool"/>: persists allocations, drops silos that are dead or silent.</summary>
[KeepAlive]
internal sealed partial class ResourceManagerGrain(
    [PersistentState("resource-manager", OrleansFlowOptions.DefaultStorageProvider)] IPersistentState<ResourceManagerState> state,
    IClusterMembershipService membership,
    IOptions<OrleansFlowOptions> options,
    RuntimeServices runtime,
    ILogger<ResourceManagerGrain> logger) : Grain, IResourceManagerGrain
{
    private readonly SlotPool _pool = new();
    private readonly CancellationTokenSource _stopped = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _pool.Restore(state.State.Holdings, runtime.Time.GetUtcNow());
        TimeSpan period = options.Value.HeartbeatInterval;
        this.RegisterGrainTimer(CheckSilosAsync, new GrainTimerCreationOptions(period, period) { KeepAlive = true });
        _ = WatchMembershipAsync();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _stopped.Cancel();
        return Task.CompletedTask;
    }

    public Task OfferSlotsAsync(SlotOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        if (_pool.Offer(offer, runtime.Time.GetUtcNow()))
        {
            LogOffer(offer.Silo, offer.Total);
        }

        return Task.CompletedTask;
    }

    public Task WithdrawSlotsAsync(string silo)
    {
        _pool.Withdraw(silo);
        return Task.CompletedTask;
    }

    public async Task<SlotAllocation> TryAllocateAsync(SlotRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        DropDeadSilos();
        SlotAllocation allocation = _pool.TryAllocate(request, out bool changed);
        if (changed)
        {
            await PersistAsync();
        }

        return allocation;
    }

    public async Task ReleaseAsync(string jobId)
    {
        if (_pool.Release(jobId))
        {
            await PersistAsync();
        }
    }

    public Task<IReadOnlyList<SiloSlots>> GetOverviewAsync() => Task.FromResult<IReadOnlyList<SiloSlots>>(_pool.Overview());

    private async Task PersistAsync()
    {
        state.State.Holdings = [.. _pool.Holdings];
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            // What is in memory is ahead of the storage now; the next activation begins with what is stored.
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task CheckSilosAsync(CancellationToken cancellationToken)
    {
        bool changed = DropDeadSilos();
        foreach (string silo in _pool.LastSeenBefore(runtime.Time.GetUtcNow() - options.Value.HeartbeatTimeout))
        {
            LogSilent(silo, options.Value.HeartbeatTimeout);
            changed |= _pool.Remove(silo);
        }

        if (changed)
        {
            await PersistAsync();
        }
    }

    private async Task WatchMembershipAsync()
    {
        try
        {
            await foreach (ClusterMembershipSnapshot _ in membership.MembershipUpdates.WithCancellation(_stopped.Token))
            {
                DropDeadSilos();
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The grain goes.
        }
    }

    private bool DropDeadSilos()
    {
        bool changed = false;
        ClusterMembershipSnapshot snapshot = membership.CurrentSnapshot;
        foreach (string silo in _pool.Silos)
        {
            if (snapshot.GetSiloStatus(SiloAddress.FromParsableString(silo)) == SiloStatus.Dead)
            {
                LogDead(silo);
                changed |= _pool.Remove(silo);
            }
        }

        return changed;
    }

    [LoggerMessage(5100, LogLevel.Information, "Silo {Silo} offers {Slots} slots")]
    private partial void LogOffer(string silo, int slots);

    [LoggerMessage(5101, LogLevel.Warning, "Silo {Silo} has left the cluster; its slots are gone")]
    private partial void LogDead(string silo);

    [LoggerMessage(5102, LogLevel.Warning, "Silo {Silo} has not renewed its offer of slots for {Timeout}; its slots are gone")]
    private partial void LogSilent(string silo, TimeSpan timeout);
}
