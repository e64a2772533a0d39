using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

public interface IMigratingGrain : IGrainWithStringKey, ILocated
{
    Task SetAsync(int value);

    Task<int> GetAsync();

    Task MigrateAsync();
}

public class MigratingGrain : Grain, IMigratingGrain, IGrainMigrationParticipant
{
    private int _value;
    private Parcels? _parcels;

    private string Page => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Journal.Write(Page, "activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write(Page, $"deactivated {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task SetAsync(int value)
    {
        _value = value;
        _parcels = new Parcels { Value = value };
        return Task.CompletedTask;
    }

    public Task<int> GetAsync() => Task.FromResult(_value == _parcels?.Value || _parcels is null ? _value : -1);

    public Task MigrateAsync()
    {
        MigrateOnIdle();
        return Task.CompletedTask;
    }

    public void OnDehydrate(IDehydrationContext dehydrationContext)
    {
        Journal.Write(Page, "dehydrated");
        dehydrationContext.TryAddValue("value", _value);
        dehydrationContext.TryAddValue("parcels", _parcels);
        dehydrationContext.AddBytes("bytes", [1, 2, 3]);
    }

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        Assert.True(rehydrationContext.TryGetValue("value", out _value));
        Assert.True(rehydrationContext.TryGetValue("parcels", out _parcels));
        Assert.True(rehydrationContext.TryGetBytes("bytes", out var bytes));
        Assert.Equal([1, 2, 3], System.Buffers.BuffersExtensions.ToArray(bytes));
        Assert.False(rehydrationContext.TryGetBytes("missing", out _));
        Journal.Write(Page, "rehydrated");
    }
}

[GenerateSerializer]
public class Parcels
{
    [Id(0)]
    public int Value { get; set; }
}
