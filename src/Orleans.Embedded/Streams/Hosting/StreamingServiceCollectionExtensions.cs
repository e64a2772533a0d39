using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Providers;
using Orleans.Streams;
using Orleans.Streams.Filtering;

namespace Orleans.Hosting;

/// <summary>The services behind streams.</summary>
public static class StreamingServiceCollectionExtensions
{
    /// <summary>Adds what a silo's stream providers need.</summary>
    /// <param name="services">The silo's services.</param>
    public static void AddSiloStreaming(this IServiceCollection services)
    {
        services.TryAddSingleton<ImplicitSubscribers>();

        // For code of the silo that runs outside of grains: the silo is a client of itself.
        services.TryAddSingleton<ClientStreamConsumer>();
        services.TryAddKeyedTransient<IGrainExtension, StreamConsumerExtension>(typeof(IStreamConsumerExtension));
    }

    /// <summary>Adds what a client's stream providers need.</summary>
    /// <param name="services">The client's services.</param>
    public static void AddClientStreaming(this IServiceCollection services) => services.TryAddSingleton<ClientStreamConsumer>();

    /// <summary>Adds a filter that chooses which items of a provider reach which subscription.</summary>
    /// <typeparam name="T">The filter.</typeparam>
    /// <param name="services">The silo's services.</param>
    /// <param name="name">Name of the stream provider.</param>
    public static IServiceCollection AddStreamFilter<T>(this IServiceCollection services, string name)
        where T : class, IStreamFilter =>
        services.AddKeyedSingleton<IStreamFilter, T>(name);

    internal static void AddPersistentStreamProvider(IServiceCollection services, string name, Func<IServiceProvider, string, IQueueAdapterFactory> adapterFactory) =>
        services.AddKeyedSingleton<IStreamProvider>(name, (provider, _) => new PersistentStreamProvider(name, provider, adapterFactory(provider, name)));

    internal static void AddMemoryStreamProvider<TSerializer>(IServiceCollection services, string name)
        where TSerializer : class, IMemoryMessageBodySerializer
    {
        services.AddKeyedSingleton<IStreamProvider>(name, (provider, _) => new MemoryStreamProvider(
            name,
            provider,
            provider.GetService<TSerializer>() ?? ActivatorUtilities.CreateInstance<TSerializer>(provider)));
    }
}
