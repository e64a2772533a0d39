using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Orleans.Embedded;

/// <summary>Chooses silos for new activations by the directors of this silo.</summary>
internal sealed class PlacementService(SiloNode silo) : IPlacementContext
{
    private readonly ConcurrentDictionary<GrainType, (PlacementStrategy Strategy, IPlacementDirector Director)> _directors = new();

    public SiloAddress LocalSilo => silo.Address;

    public SiloStatus LocalSiloStatus => silo.Network.Membership.StatusOf(silo.Address);

    public SiloAddress[] GetCompatibleSilos(PlacementTarget target)
    {
        var active = silo.Network.Membership.ActiveSilos();
        if (active.Length == 0)
        {
            throw new OrleansException($"Failed to select a silo for {target.GrainIdentity}: no silo is active.");
        }

        return [.. active.Select(s => s.Address)];
    }

    public IReadOnlyDictionary<ushort, SiloAddress[]> GetCompatibleSilosWithVersions(PlacementTarget target) =>
        new SortedDictionary<ushort, SiloAddress[]> { [target.InterfaceVersion] = GetCompatibleSilos(target) };

    public void Place(Message message, GrainClass grainClass)
    {
        var (strategy, director) = DirectorOf(grainClass);
        var target = TargetOf(message.Target, message.Context, message.InterfaceName);
        if (director is BuiltInDirector builtIn)
        {
            Send(message, builtIn.Choose(target, this));
            return;
        }

        // The directors of the application run outside of the caller's turn; they may make calls themselves.
        _ = silo.Processor.RunAsync(async () =>
        {
            try
            {
                Send(message, await director.OnAddActivation(strategy, target, this));
            }
            catch (Exception exception)
            {
                silo.Reject(message, exception);
            }
        });
    }

    public async Task<SiloNode> ChooseAsync(GrainId grain, GrainClass grainClass, Dictionary<string, object>? context)
    {
        var (strategy, director) = DirectorOf(grainClass);
        var address = await director.OnAddActivation(strategy, TargetOf(grain, context, ""), this);
        return silo.Network.Membership.RunningSilo(address) ?? throw new SiloUnavailableException($"{address}, chosen for {grain}, is not available.");
    }

    public int ActivationCount(SiloAddress address) => silo.Network.Membership.RunningSilo(address)?.Activations().Count ?? int.MaxValue;

    public int Next(int bound) => silo.Processor.Next(bound);

    public string NameOf(SiloAddress address) => silo.Network.Membership.RunningSilo(address)?.Name ?? "";

    private static PlacementTarget TargetOf(GrainId grain, Dictionary<string, object>? context, string interfaceName) =>
        new(grain, context!, GrainInterfaceType.Create(interfaceName), 0);

    private void Send(Message message, SiloAddress address)
    {
        var target = silo.Network.Membership.RunningSilo(address) ?? throw new SiloUnavailableException($"{address}, chosen for {message.Target}, is not available.");
        message.Placed = target;
        silo.SendTo(target, message);
    }

    private (PlacementStrategy, IPlacementDirector) DirectorOf(GrainClass grainClass) => _directors.GetOrAdd(grainClass.GrainType, _ =>
    {
        var declared = grainClass.Placement ?? silo.Services.GetService<PlacementStrategy>() ?? RandomPlacement.Singleton;
        var properties = new Dictionary<string, string>();
        if (grainClass.PlacementAttribute is { } attribute)
        {
            attribute.Populate(silo.Services, grainClass.Type, grainClass.GrainType, properties);
        }
        else
        {
            declared.PopulateGrainProperties(silo.Services, grainClass.Type, grainClass.GrainType, properties);
        }

        var strategy = silo.Services.GetKeyedService<PlacementStrategy>(declared.GetType().Name) ?? declared;
        strategy.Initialize(new GrainProperties(properties.ToImmutableDictionary()));
        var director = silo.Services.GetKeyedService<IPlacementDirector>(declared.GetType())
            ?? throw new OrleansException($"No placement director is registered for strategy {declared.GetType()} of {grainClass.Type}; hint: siloBuilder.AddPlacementDirector on every silo.");
        return (strategy, director);
    });
}
