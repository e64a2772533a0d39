
namespace Orleans.Embedded;

/// <summary>The silo's way through its lifecycle.</summary>
internal sealed partial class SiloNode
{
    public void Join()
    {
        GrainClasses.Refresh();
        Network.Membership.Join(this);
    }

    public void BecomeActive()
    {
        Network.Membership.SetStatus(this, SiloStatus.Active);
        _collector = Processor.CreateUpkeepTimer(() => CollectIdle(null), Collection.CollectionQuantum);
    }

    public void BeginStopping()
    {
        IsStopping = true;
        Network.Membership.SetStatus(this, SiloStatus.ShuttingDown);
    }

    /// <summary>Ends all activations; those that do not end before the token is cancelled are left.</summary>
    public async Task DeactivateAllAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var activations = Activations();
            if (activations.Count == 0)
            {
                return;
            }

            foreach (var activation in activations)
            {
                activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ShuttingDown, "This process is terminating."));
            }

            var gone = new TaskCompletionSource(Processor.Completion);
            using var registration = cancellationToken.Register(static state => ((TaskCompletionSource)state!).TrySetResult(), gone);
            await Task.WhenAny(Task.WhenAll(activations.Select(a => a.Deactivated)), gone.Task);
        }
    }

    /// <summary>Leaves the cluster; what was not ended is abandoned.</summary>
    public void Leave()
    {
        if (!IsRunning)
        {
            return;
        }

        End();
        Network.Membership.SetStatus(this, SiloStatus.Dead);
        AbandonAll();
    }

    /// <summary>Ends as a crash does: nothing is said to anybody, nothing of the grains' code runs any more. Its grains are placed elsewhere once it is declared dead.</summary>
    public void Kill()
    {
        if (!IsRunning)
        {
            return;
        }

        End();
        AbandonAll();
    }

    public int CollectIdle(TimeSpan? age)
    {
        var count = 0;
        foreach (var activation in Activations())
        {
            var limit = age ?? AgeOf(activation.Class);
            if (!activation.Class.IsKeptAlive && activation.IsIdle(limit))
            {
                count++;
                activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, $"Activation exceeded idle timeout of {limit}."));
            }
        }

        return count;
    }

    private void End()
    {
        IsStopping = true;
        lock (_activationsLock)
        {
            // From here on nothing is activated: an entry made after the directory has dropped this silo's would lead calls here for ever.
            IsRunning = false;
        }

        _collector?.Dispose();
    }

    private TimeSpan AgeOf(GrainClass grainClass) =>
        Collection.ClassSpecificCollectionAge.TryGetValue(grainClass.Type.FullName!, out var specific) ? specific : grainClass.CollectionAge ?? Collection.CollectionAge;

    private void AbandonAll()
    {
        foreach (var activation in Activations())
        {
            activation.Abandon();
        }

        // Calls made by this silo can no longer be answered.
        Calls.Fail(call => new SiloUnavailableException($"{this} has stopped while it waited for {call.Shape.ActivityName} of {call.Target}."));
    }
}
