using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Grains;

public interface ICounterExtension : IGrainExtension
{
    Task<int> AddAsync(int value);

    Task<string> OwnerAsync();
}

public class CounterExtension(IGrainContext context) : ICounterExtension
{
    private int _sum;

    public Task<int> AddAsync(int value) => Task.FromResult(_sum += value);

    public Task<string> OwnerAsync() => Task.FromResult(context.GrainId.ToString());
}

public interface IGateExtension : IGrainExtension
{
    [AlwaysInterleave]
    Task OpenAsync(string gate);
}

public class GateExtension : IGateExtension
{
    public Task OpenAsync(string gate)
    {
        Gate.Of(gate).Open();
        return Task.CompletedTask;
    }
}

public interface INowhereExtension : IGrainExtension
{
    Task NothingAsync();
}

public interface IExtendedGrain : IGrainWithStringKey
{
    Task<int> AddInsideAsync(int value);

    Task WaitAsync(string gate);

    Task<bool> BindGateAsync();
}

public class ExtendedGrain : Grain, IExtendedGrain
{
    public Task<int> AddInsideAsync(int value) => GrainContext.GetGrainExtension<ICounterExtension>().AddAsync(value);

    public Task WaitAsync(string gate) => Gate.Of(gate).PassAsync();

    public Task<bool> BindGateAsync()
    {
        var binder = GrainContext.GetComponent<IGrainExtensionBinder>()!;
        var (extension, reference) = binder.GetOrSetExtension<GateExtension, IGateExtension>(() => new GateExtension());
        var (again, _) = binder.GetOrSetExtension<GateExtension, IGateExtension>(() => new GateExtension());
        return Task.FromResult(ReferenceEquals(extension, again) && reference.GetGrainId() == GrainContext.GrainId);
    }
}

public static class ExtensionSetup
{
    public static void Configure(ISiloBuilder silo) => silo.AddGrainExtension<ICounterExtension, CounterExtension>();
}
