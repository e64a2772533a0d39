using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Timers;

namespace Orleans.Embedded;

/// <summary>The services of a silo.</summary>
internal static class SiloServices
{
    public static void Add(IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(SiloNode)))
        {
            return;
        }

        services.AddOptions();
        services.AddLogging();
        services.AddSerializer();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SiloDetails>();
        services.AddSingleton<ILocalSiloDetails>(sp => sp.GetRequiredService<SiloDetails>());
        services.AddSingleton<SiloNode>();
        services.AddSingleton(sp => new Silo(sp.GetRequiredService<SiloNode>(), sp.GetRequiredService<SiloLifecycleSubject>(), sp));
        services.AddSingleton<SiloLifecycleSubject>();
        services.AddSingleton<ISiloLifecycleSubject>(sp => sp.GetRequiredService<SiloLifecycleSubject>());
        services.AddSingleton<ISiloLifecycle>(sp => sp.GetRequiredService<SiloLifecycleSubject>());
        services.AddSingleton(sp => new GrainFactory(sp.GetRequiredService<SiloNode>()));
        services.AddSingleton<IInternalGrainFactory>(sp => sp.GetRequiredService<GrainFactory>());
        services.AddSingleton<IGrainFactory>(sp => sp.GetRequiredService<GrainFactory>());
        services.AddSingleton<IClusterClient>(sp => sp.GetRequiredService<GrainFactory>());
        services.AddSingleton<ITimerRegistry, TimerRegistry>();
        services.AddSingleton<IGrainRuntime, GrainRuntime>();
        services.AddSingleton<MembershipView>();
        services.AddSingleton<IClusterMembershipService>(sp => sp.GetRequiredService<MembershipView>());
        services.AddSingleton<ISiloStatusOracle>(sp => sp.GetRequiredService<MembershipView>());
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddScoped<ActivationScope>();
        services.AddScoped(sp => sp.GetRequiredService<ActivationScope>().Context ?? throw new InvalidOperationException("There is no activation in this scope of services."));
        services.AddSingleton<PersistentStateFactory>();
        services.TryAddSingleton<IPersistentStateFactory>(sp => sp.GetRequiredService<PersistentStateFactory>());
        services.TryAddSingleton<IAttributeToFactoryMapper<PersistentStateAttribute>>(sp => sp.GetRequiredService<PersistentStateFactory>());
        services.TryAddSingleton<IGrainStorageSerializer, DefaultGrainStorageSerializer>();
        services.AddKeyedTransient<IGrainExtension, EnumerationExtension>(typeof(IEnumerationExtension));
        services.AddPlacementDirector<RandomPlacement, RandomPlacementDirector>();
        services.AddPlacementDirector<PreferLocalPlacement, PreferLocalPlacementDirector>();
        services.AddPlacementDirector<HashBasedPlacement, HashBasedPlacementDirector>();
        services.AddPlacementDirector<ActivationCountBasedPlacement, ActivationCountPlacementDirector>();
        services.AddPlacementDirector<ResourceOptimizedPlacement, ActivationCountPlacementDirector>();
        services.AddPlacementDirector<SiloRoleBasedPlacement, SiloRolePlacementDirector>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloParticipant>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, GrainServiceHost>();
        services.AddHostedService<SiloHostedService>();
    }
}
