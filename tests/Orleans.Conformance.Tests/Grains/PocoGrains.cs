using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

public interface IPocoGrain : IGrainWithStringKey
{
    Task<int> IncrementAsync();

    Task StartTimerAsync();

    Task LeaveAsync();
}

/// <summary>A grain without the base class; its context is injected.</summary>
public class PocoGrain(IGrainContext context, IGrainFactory grains) : IGrainBase, IPocoGrain
{
    private int _value;

    public IGrainContext GrainContext { get; } = context;

    private string Key => this.GetPrimaryKeyString();

    public Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Journal.Write(Key, "activated");
        return Task.CompletedTask;
    }

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write(Key, "deactivated " + reason.ReasonCode);
        return Task.CompletedTask;
    }

    public Task<int> IncrementAsync() => Task.FromResult(grains is null ? -1 : ++_value);

    public Task StartTimerAsync()
    {
        this.RegisterGrainTimer(
            state =>
            {
                Journal.Write(Key, "tick " + state);
                return Task.CompletedTask;
            },
            "s",
            TimeSpan.Zero,
            Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task LeaveAsync()
    {
        this.DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
