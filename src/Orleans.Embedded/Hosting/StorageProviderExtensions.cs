using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orleans.Runtime.Hosting;

/// <summary>Storage providers of a silo.</summary>
public static class StorageProviderExtensions
{
    /// <summary>Adds a storage provider under a name; "Default" is the default one.</summary>
    public static IServiceCollection AddGrainStorage<T>(this IServiceCollection collection, string name, Func<IServiceProvider, string, T> implementationFactory)
        where T : IGrainStorage
    {
        collection.AddKeyedSingleton<IGrainStorage>(name, (sp, _) => implementationFactory(sp, name));
        if (name == Orleans.Providers.ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)
        {
            collection.TryAddSingleton(sp => sp.GetRequiredKeyedService<IGrainStorage>(name));
        }

        if (typeof(ILifecycleParticipant<ISiloLifecycle>).IsAssignableFrom(typeof(T)))
        {
            collection.AddSingleton(sp => (ILifecycleParticipant<ISiloLifecycle>)sp.GetRequiredKeyedService<IGrainStorage>(name));
        }

        return collection;
    }
}
