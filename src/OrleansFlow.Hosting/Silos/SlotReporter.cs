using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrleansFlow.Configuration;
using OrleansFlow.Grains.Dispatcher;
using OrleansFlow.Grains.Resources;
using OrleansFlow.Runtime;

namespace OrleansFlow.Hosting.Silos;

/// <summary>
/// Offers the silo's slots when it has started, with every heartbeat and with every change of the cluster, and wakes the
/// dispatcher as often: after the loss of a silo the grains that it took along come back at once.
/// </summary>
internal sealed partial class SlotReporter(
    IGrainFactory grains,
    ILocalSiloDetails silo,
    IClusterMembershipService membership,
    IOptions<OrleansFlowOptions> options,
    RuntimeServices runtime,
    ILogger<SlotReporter> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private readonly string _silo = silo.SiloAddress.ToParsableString();
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);

    private Task _running = Task.CompletedTask;
    private volatile bool _offered;

    public void Participate(ISiloLifecycle lifecycle)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        lifecycle.Subscribe(nameof(SlotReporter), ServiceLifecycleStage.Active, StartAsync, StopAsync);
    }

    /// <summary>A silo that was killed in a process that lives on has not been stopped before.</summary>
    public void Dispose() => _stopped.Cancel();

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await OfferAsync();
        _running = Task.WhenAll(Run(HeartbeatAsync), Run(WatchAsync));

        Task Run(Func<Task> loop) =>
            Task.Factory.StartNew(loop, CancellationToken.None, TaskCreationOptions.DenyChildAttach, runtime.Scheduler.TaskScheduler).Unwrap();
    }

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopped.CancelAsync(runtime.Scheduler);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (membership.CurrentSnapshot.Members.Count(static member => member.Value.Status == SiloStatus.Active) > 0)
        {
            try
            {
                await grains.GetGrain<IResourceManagerGrain>(IResourceManagerGrain.Key).WithdrawSlotsAsync(_silo).WaitAsync(TimeSpan.FromSeconds(1), runtime.Time, cancellationToken);
            }
            catch (Exception e)
            {
                // The others will see that the silo has left.
                LogNotWithdrawn(e);
            }
        }
    }

    private async Task HeartbeatAsync()
    {
        while (!_stopped.IsCancellationRequested)
        {
            TimeSpan wait = _offered || options.Value.HeartbeatInterval < Soon ? options.Value.HeartbeatInterval : Soon;
            await Task.Delay(wait, runtime.Time, _stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await OfferAsync();
        }
    }

    private async Task WatchAsync()
    {
        try
        {
            await foreach (ClusterMembershipSnapshot _ in membership.MembershipUpdates.WithCancellation(_stopped.Token))
            {
                await OfferAsync();
                while (!_offered && !_stopped.IsCancellationRequested)
                {
                    // The grains may have gone with the silo that left, and not be there again yet.
                    await Task.Delay(Soon, runtime.Time, _stopped.Token);
                    await OfferAsync();
                }
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // The silo stops.
        }
    }

    private async Task OfferAsync()
    {
        if (_stopped.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await grains.GetGrain<IResourceManagerGrain>(IResourceManagerGrain.Key).OfferSlotsAsync(new SlotOffer(_silo, options.Value.TaskSlots)).WaitAsync(_stopped.Token);
            await grains.GetGrain<IDispatcherGrain>(IDispatcherGrain.Key).PingAsync().WaitAsync(_stopped.Token);
            _offered = true;
        }
        catch (Exception e) when (!_stopped.IsCancellationRequested)
        {
            _offered = false;
            LogNotOffered(e);
        }
        catch (Exception)
        {
            // The silo stops.
        }
    }

    [LoggerMessage(5500, LogLevel.Warning, "The silo's slots could not be offered; they are offered again soon")]
    private partial void LogNotOffered(Exception exception);

    [LoggerMessage(5501, LogLevel.Debug, "The silo's slots could not be withdrawn")]
    private partial void LogNotWithdrawn(Exception exception);
}
