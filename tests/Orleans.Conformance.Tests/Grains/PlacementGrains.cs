using Orleans.Conformance.Tests.Infrastructure;
using Orleans.Metadata;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Orleans.Conformance.Tests.Grains;

public interface IDefaultPlacedGrain : IGrainWithStringKey, ILocated;

public class DefaultPlacedGrain : LocatedGrain, IDefaultPlacedGrain;

public interface ILocalPlacedGrain : IGrainWithStringKey, ILocated
{
    /// <summary>Where a grain that prefers its caller's silo is activated when this one calls it.</summary>
    Task<SiloAddress> WhereIsAsync(ILocalPlacedGrain other);
}

[PreferLocalPlacement]
public class LocalPlacedGrain : LocatedGrain, ILocalPlacedGrain
{
    public Task<SiloAddress> WhereIsAsync(ILocalPlacedGrain other) => other.WhereAsync();
}

public interface IHashPlacedGrain : IGrainWithStringKey, ILocated
{
    Task LeaveAsync();
}

[HashBasedPlacement]
public class HashPlacedGrain : LocatedGrain, IHashPlacedGrain
{
    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IRandomPlacedGrain : IGrainWithStringKey, ILocated;

[RandomPlacement]
public class RandomPlacedGrain : LocatedGrain, IRandomPlacedGrain;

/// <summary>A key "1/..." is for the cluster's silo with the higher address, "throw/..." for none.</summary>
public interface IDirectedGrain : IGrainWithStringKey, ILocated;

[DirectedPlacement(Remark = "from the attribute")]
public class DirectedGrain : LocatedGrain, IDirectedGrain;

public abstract class LocatedGrain : Grain
{
    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class DirectedPlacementAttribute() : PlacementAttribute(new DirectedPlacement())
{
    public string Remark { get; set; } = "";

    public override void Populate(IServiceProvider services, Type grainClass, GrainType grainType, Dictionary<string, string> properties)
    {
        base.Populate(services, grainClass, grainType, properties);
        properties["remark"] = Remark;
    }
}

public sealed class DirectedPlacement : PlacementStrategy
{
    public string Remark { get; private set; } = "";

    public override void Initialize(GrainProperties properties)
    {
        base.Initialize(properties);
        Remark = properties.Properties.TryGetValue("remark", out var remark) ? remark : "";
    }
}

public sealed class DirectedPlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        Journal.Write(key, $"{((DirectedPlacement)strategy).Remark}, {target.RequestContextData?.GetValueOrDefault("wish")}");
        var silos = context.GetCompatibleSilos(target).Order().ToArray();
        return key.Split('/')[0] switch
        {
            "throw" => throw new InvalidOperationException($"no silo for {key}"),
            var index => Task.FromResult(silos[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)]),
        };
    }
}

public static class PlacementSetup
{
    public static void Configure(ISiloBuilder silo) => silo.AddPlacementDirector<DirectedPlacement, DirectedPlacementDirector>();
}
