using Orleans.Providers;
using Orleans.Streams;

namespace Orleans.Hosting;

/// <summary>Adds streams to a client.</summary>
public static class ClientBuilderStreamingExtensions
{
    /// <summary>Adds what all stream providers need.</summary>
    /// <param name="builder">The client.</param>
    public static IClientBuilder AddStreaming(this IClientBuilder builder)
    {
        builder.Services.AddClientStreaming();
        return builder;
    }

    /// <summary>Adds the client's end of memory streams.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="name">Name of the provider, as on the silos.</param>
    /// <param name="configure">Sets partitioning, as on the silos.</param>
    public static IClientBuilder AddMemoryStreams(this IClientBuilder builder, string name, Action<IClusterClientMemoryStreamConfigurator>? configure = null) =>
        builder.AddMemoryStreams<DefaultMemoryMessageBodySerializer>(name, configure);

    /// <summary>Adds the client's end of memory streams, with a serializer of one's own for what waits in the queues.</summary>
    /// <typeparam name="TSerializer">The serializer; its constructor's arguments are services.</typeparam>
    /// <param name="builder">The client.</param>
    /// <param name="name">Name of the provider, as on the silos.</param>
    /// <param name="configure">Sets partitioning, as on the silos.</param>
    public static IClientBuilder AddMemoryStreams<TSerializer>(this IClientBuilder builder, string name, Action<IClusterClientMemoryStreamConfigurator>? configure = null)
        where TSerializer : class, IMemoryMessageBodySerializer
    {
        builder.Services.AddClientStreaming();
        StreamingServiceCollectionExtensions.AddMemoryStreamProvider<TSerializer>(builder.Services, name);
        configure?.Invoke(new StreamConfigurator(name, builder.Services));
        return builder;
    }

    /// <summary>Adds the client's end of streams over the queues of an adapter.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="name">Name of the provider, as on the silos.</param>
    /// <param name="adapterFactory">Makes the adapter's factory.</param>
    /// <param name="configureStream">Sets the kinds of subscription.</param>
    public static IClientBuilder AddPersistentStreams(
        this IClientBuilder builder, string name, Func<IServiceProvider, string, IQueueAdapterFactory> adapterFactory, Action<IClusterClientPersistentStreamConfigurator>? configureStream)
    {
        builder.Services.AddClientStreaming();
        StreamingServiceCollectionExtensions.AddPersistentStreamProvider(builder.Services, name, adapterFactory);
        builder.Services.AddSingleton<ILifecycleParticipant<IClusterClientLifecycle>>(services => (PersistentStreamProvider)services.GetRequiredKeyedService<IStreamProvider>(name));
        configureStream?.Invoke(new StreamConfigurator(name, builder.Services));
        return builder;
    }
}
