using Orleans.Placement;
using OrleansFlow.Grains.Jobs;
using OrleansFlow.Grains.Placement;

namespace OrleansFlow.Grains.Subtasks;

/// <summary>
/// Hosts the task of one attempt (org.apache.flink.runtime.taskmanager.Task). The task runs beside the grain, on the silo's
/// scheduler; the grain takes control calls, which interleave, reports the task's states in order, and goes when it has ended.
/// </summary>
[SlotPlacement]
[KeepAlive]
[Immovable(ImmovableKind.Any)]
internal sealed class SubtaskGrain(SubtaskServices services) : Grain, ISubtaskGrain
{
    private static readonly TimeSpan UndeployedLinger = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DeploymentTime = TimeSpan.FromMinutes(1);

    private SubtaskAttempt? _attempt;
    private IGrainTimer? _undeployed;
    private bool _leaving;

    public Task<bool> DeployAsync(SubtaskDeployment deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        if (_attempt is not null)
        {
            return Task.FromResult(true);
        }

        if (_leaving || deployment.Silo != services.Silo)
        {
            // Another call made this activation, here. It moves to the silo that the deployment names: if it only went, callers
            // that remember this silo would bring it back here for ever.
            _leaving = true;
            MigrateOnIdle();
            return Task.FromResult(false);
        }

        // The hint is for this grain alone, not for those that it calls.
        RequestContext.Remove(SlotPlacement.SiloKey);

        _undeployed?.Dispose();
        _attempt = new SubtaskAttempt(services, deployment, GrainContext.Scheduler, Leave);
        _attempt.Start();
        return Task.FromResult(true);
    }

    public Task<bool> CancelAsync()
    {
        if (_attempt is null)
        {
            return Task.FromResult(false);
        }

        _attempt.Cancel();
        return Task.FromResult(true);
    }

    public Task<bool> HandleCoordinatorEventAsync(string operatorId, long sequenceNumber, byte[] operatorEvent)
    {
        if (_attempt is null)
        {
            return Task.FromResult(false);
        }

        return Task.FromResult(_attempt.HandleCoordinatorEvent(OperatorId.Parse(operatorId), sequenceNumber, operatorEvent));
    }

    public Task<SubtaskDetails?> GetDetailsAsync() => Task.FromResult(_attempt?.GetDetails());

    public Task<AccumulatorValue[]> GetAccumulatorsAsync() => _attempt?.GetAccumulatorsAsync() ?? Task.FromResult<AccumulatorValue[]>([]);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Only a deployment names a silo. Any other call, to the grain or to its extensions, is answered and leaves nothing behind;
        // not before it is answered, or it would be passed on to a further activation. A deployment can be lost behind its activation.
        TimeSpan linger = RequestContext.Get(SlotPlacement.SiloKey) is null ? UndeployedLinger : DeploymentTime;
        _undeployed = this.RegisterGrainTimer(LeaveUnlessDeployed, new GrainTimerCreationOptions(linger, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_attempt is { } attempt)
        {
            await attempt.SiloStopsAsync(reason.Description, cancellationToken);
        }
    }

    private Task LeaveUnlessDeployed()
    {
        if (_attempt is null)
        {
            Leave();
        }

        return Task.CompletedTask;
    }

    private void Leave()
    {
        _leaving = true;
        DeactivateOnIdle();
    }
}
