using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

public interface IActivationGrain : IGrainWithStringKey, ILocated
{
    Task<int> CountAsync();

    Task LeaveAsync();

    /// <summary>Asks to leave and stays in the call until the gate opens.</summary>
    Task LeaveAfterAsync(string gate);

    Task<string> ActivationIdAsync();

    Task DelayAsync(TimeSpan time);
}

public class ActivationGrain : Grain, IActivationGrain
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> Alive = new();
    private int _calls;

    private string Page => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Journal.Write(Page, "activated");
        if (Alive.AddOrUpdate(Page, 1, (_, n) => n + 1) > 1)
        {
            Journal.Write(Page, "two alive");
        }

        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Alive.AddOrUpdate(Page, 0, (_, n) => n - 1);
        Journal.Write(Page, $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task<int> CountAsync() => Task.FromResult(++_calls);

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task LeaveAfterAsync(string gate)
    {
        DeactivateOnIdle();
        return Gate.Of(gate).PassAsync();
    }

    public Task<string> ActivationIdAsync() => Task.FromResult(GrainContext.ActivationId.ToString());

    public Task DelayAsync(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }
}

public interface IKeptAliveGrain : IGrainWithStringKey
{
    Task<string> ActivationIdAsync();
}

[KeepAlive]
public class KeptAliveGrain : Grain, IKeptAliveGrain
{
    public Task<string> ActivationIdAsync() => Task.FromResult(GrainContext.ActivationId.ToString());
}

public interface IBusyTimerGrain : IGrainWithStringKey
{
    /// <summary>Starts a quick timer whose ticks keep the grain from being idle.</summary>
    Task<string> StartAsync(string page);
}

public class BusyTimerGrain : Grain, IBusyTimerGrain
{
    public Task<string> StartAsync(string page)
    {
        this.RegisterGrainTimer(
            _ =>
            {
                Journal.Write(page, "tick");
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(20)) { KeepAlive = true });
        return Task.FromResult(GrainContext.ActivationId.ToString());
    }
}

public interface IFailingActivationGrain : IGrainWithStringKey
{
    Task<int> AnswerAsync();
}

/// <summary>Fails to activate as often as its key says.</summary>
public class FailingActivationGrain : Grain, IFailingActivationGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var page = this.GetPrimaryKeyString();
        Journal.Write(page, "activating");
        return Journal.Read(page).Count <= 2 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
    }

    public Task<int> AnswerAsync() => Task.FromResult(3);
}

public interface IFailingConstructorGrain : IGrainWithStringKey
{
    Task NothingAsync();
}

public class FailingConstructorGrain : Grain, IFailingConstructorGrain
{
    public FailingConstructorGrain() => throw new InvalidOperationException("no such grain today");

    public Task NothingAsync() => Task.CompletedTask;
}

public interface IDisposableGrain : IGrainWithStringKey
{
    Task LeaveAsync();
}

public sealed class DisposableGrain : Grain, IDisposableGrain, IDisposable
{
    private readonly string _page;

    public DisposableGrain() => _page = this.GetPrimaryKeyString();

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write(_page, "deactivated");
        return Task.CompletedTask;
    }

    public void Dispose() => Journal.Write(_page, "disposed");
}

public interface ILifecycleGrain : IGrainWithStringKey
{
    Task LeaveAsync();
}

/// <summary>Takes part in its own lifecycle, as facets do.</summary>
public class LifecycleGrain : Grain, ILifecycleGrain
{
    public LifecycleGrain(IGrainContext context)
    {
        foreach (var stage in new[] { GrainLifecycleStage.Activate, GrainLifecycleStage.SetupState, GrainLifecycleStage.First })
        {
            context.ObservableLifecycle.Subscribe(
                "recorder",
                stage,
                _ =>
                {
                    Journal.Write(this.GetPrimaryKeyString(), $"start {stage}");
                    return Task.CompletedTask;
                },
                _ =>
                {
                    Journal.Write(this.GetPrimaryKeyString(), $"stop {stage}");
                    return Task.CompletedTask;
                });
        }
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
