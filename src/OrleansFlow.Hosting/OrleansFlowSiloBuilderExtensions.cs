using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansFlow.Configuration;
using OrleansFlow.Exchange.Streams;
using OrleansFlow.Grains.Coordinators;
using OrleansFlow.Grains.Placement;
using OrleansFlow.Grains.Subtasks;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Hosting.Silos;

namespace OrleansFlow.Hosting;

/// <summary>Makes a silo one of OrleansFlow.</summary>
public static class OrleansFlowSiloBuilderExtensions
{
    /// <summary>
    /// Adds OrleansFlow to a silo: it offers slots and can run jobs, their masters and the dispatcher. The silo needs a grain
    /// storage provider named <see cref="OrleansFlowOptions.DefaultStorageProvider"/>, or another that the options name.
    /// </summary>
    /// <param name="siloBuilder">The silo.</param>
    /// <param name="configure">Sets options, over what the silo's configuration says under Flink's keys.</param>
    /// <returns>The silo.</returns>
    public static ISiloBuilder AddOrleansFlow(this ISiloBuilder siloBuilder, Action<OrleansFlowOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(siloBuilder);
        IServiceCollection services = siloBuilder.Services;
        OptionsBuilder<OrleansFlowOptions> options = services.AddOptions<OrleansFlowOptions>()
            .Configure(bound => OrleansFlowOptionsBinder.Bind(siloBuilder.Configuration, bound))
            .ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<OrleansFlowOptions>, OrleansFlowOptionsValidator>());
        services.TryAddSingleton(RuntimeServicesFactory.Create);
        services.TryAddSingleton(new ProgramContext(null));
        services.TryAddSingleton<IUserCodeLoader, UserCodeLoader>();
        services.TryAddSingleton<JobArtifactCache>();
        services.TryAddSingleton<ISubtaskRuntimeFactory, StreamTaskRuntimeFactory>();
        services.TryAddSingleton<IOperatorCoordinatorProvider, OperatorCoordinatorProvider>();
        services.TryAddSingleton<SubtaskServices>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SlotReporter>();
        services.TryAddSingleton<IExchangeAddressing, SubtaskAddressing>();
        services.Configure<ExceptionSerializationOptions>(static exceptions => exceptions.SupportedNamespacePrefixes.Add(nameof(OrleansFlow)));
        AddStorageAlias(services);
        SiloGrainDirectory.Add(siloBuilder);
        return siloBuilder.AddOrleansFlowExchange().AddPlacementDirector<SlotPlacement, SlotPlacementDirector>();
    }

    // Grains name their storage by a constant; the options may choose another provider.
    private static void AddStorageAlias(IServiceCollection services)
    {
        const string name = OrleansFlowOptions.DefaultStorageProvider;
        if (services.Any(static service => service.ServiceType == typeof(IGrainStorage) && service.IsKeyedService && name.Equals(service.ServiceKey)))
        {
            return;
        }

        services.AddKeyedSingleton<IGrainStorage>(name, static (provider, _) =>
        {
            string chosen = provider.GetRequiredService<IOptions<OrleansFlowOptions>>().Value.StorageProvider;
            return chosen == name
                ? throw new OrleansFlowException($"There is no grain storage provider '{name}': add one, for example siloBuilder.AddMemoryGrainStorage(\"{name}\"), or name another by orleansflow.storage-provider.")
                : provider.GetRequiredKeyedService<IGrainStorage>(chosen);
        });
    }
}
