using Orleans.Embedded;
using Orleans.Services;

namespace Orleans.Runtime.Services;

/// <summary>Reaches the grain services of all silos.</summary>
public abstract class GrainServiceClient<TGrainService> : IGrainServiceClient<TGrainService>
    where TGrainService : IGrainService
{
    private readonly SiloNode _silo;
    private readonly Type _service;

    /// <summary>A client on a silo.</summary>
    protected GrainServiceClient(IServiceProvider serviceProvider)
    {
        _silo = serviceProvider.GetRequiredService<SiloNode>();
        _service = serviceProvider.GetServices<GrainServiceRegistration>().FirstOrDefault(r => typeof(TGrainService).IsAssignableFrom(r.Type))?.Type
            ?? throw new OrleansException($"No grain service implements {typeof(TGrainService)}; hint: siloBuilder.AddGrainService.");
    }

    /// <summary>The grain that calls; null outside of grains.</summary>
    protected GrainReference CurrentGrainReference => RuntimeContext.Current?.GrainReference!;

    /// <summary>The service of the silo that is responsible for a grain.</summary>
    protected TGrainService GetGrainService(GrainId callingGrainId) => GetGrainService(callingGrainId.GetUniformHashCode());

    /// <summary>The service of a silo.</summary>
    protected TGrainService GetGrainService(SiloAddress destination) => (TGrainService)_silo.References.GetReference(SystemIds.GrainService(_service, destination), typeof(TGrainService));

    /// <summary>The service of the silo that is responsible for a hash.</summary>
    protected TGrainService GetGrainService(uint key) => GetGrainService(SiloRing.OwnerOf(_silo.Network.Membership.ActiveSilos(), key)?.Address ?? _silo.Address);
}
