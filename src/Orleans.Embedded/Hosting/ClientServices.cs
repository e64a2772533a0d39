using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orleans.Embedded;

/// <summary>The services of a client.</summary>
internal static class ClientServices
{
    public static void Add(IServiceCollection services)
    {
        if (services.Any(s => s.ServiceType == typeof(ClientNode) || s.ServiceType == typeof(SiloNode)))
        {
            return;
        }

        services.AddOptions();
        services.AddLogging();
        services.AddSerializer();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ClientEnvironment>();
        services.AddSingleton<ClientNode>();
        services.AddSingleton<ClusterClientLifecycle>();
        services.AddSingleton<IClusterClientLifecycle>(sp => sp.GetRequiredService<ClusterClientLifecycle>());
        services.AddSingleton(sp => new GrainFactory(sp.GetRequiredService<ClientNode>()));
        services.AddSingleton<IInternalGrainFactory>(sp => sp.GetRequiredService<GrainFactory>());
        services.AddSingleton<IGrainFactory>(sp => sp.GetRequiredService<GrainFactory>());
        services.AddSingleton<IClusterClient>(sp => sp.GetRequiredService<GrainFactory>());
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddHostedService<ClientHostedService>();
    }
}
