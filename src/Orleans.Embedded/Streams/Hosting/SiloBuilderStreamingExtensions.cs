using Orleans.Streams;
using Orleans.Streams.Filtering;

namespace Orleans.Hosting;

/// <summary>Adds streams to a silo.</summary>
public static class SiloBuilderStreamingExtensions
{
    /// <summary>Adds what all stream providers need.</summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder AddStreaming(this ISiloBuilder builder)
    {
        builder.Services.AddSiloStreaming();
        return builder;
    }

    /// <summary>Adds streams over the queues of an adapter.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">Name of the provider.</param>
    /// <param name="adapterFactory">Makes the adapter's factory.</param>
    /// <param name="configureStream">Sets pulling and the kinds of subscription.</param>
    public static ISiloBuilder AddPersistentStreams(
        this ISiloBuilder builder, string name, Func<IServiceProvider, string, IQueueAdapterFactory> adapterFactory, Action<ISiloPersistentStreamConfigurator>? configureStream)
    {
        builder.Services.AddSiloStreaming();
        StreamingServiceCollectionExtensions.AddPersistentStreamProvider(builder.Services, name, adapterFactory);
        builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => (PersistentStreamProvider)services.GetRequiredKeyedService<IStreamProvider>(name));
        configureStream?.Invoke(new StreamConfigurator(name, builder.Services));
        return builder;
    }

    /// <summary>Adds a filter that chooses which items of a provider reach which subscription.</summary>
    /// <typeparam name="T">The filter.</typeparam>
    /// <param name="builder">The silo.</param>
    /// <param name="name">Name of the stream provider.</param>
    public static ISiloBuilder AddStreamFilter<T>(this ISiloBuilder builder, string name)
        where T : class, IStreamFilter
    {
        builder.Services.AddStreamFilter<T>(name);
        return builder;
    }

    /// <summary>Adds a filter that chooses which items of a provider reach which subscription.</summary>
    /// <typeparam name="T">The filter.</typeparam>
    /// <param name="builder">The client.</param>
    /// <param name="name">Name of the stream provider.</param>
    public static IClientBuilder AddStreamFilter<T>(this IClientBuilder builder, string name)
        where T : class, IStreamFilter
    {
        builder.Services.AddStreamFilter<T>(name);
        return builder;
    }
}
