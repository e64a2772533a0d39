using Orleans.Providers;

namespace Orleans.Hosting;

/// <summary>Adds memory streams to a silo.</summary>
public static class SiloBuilderMemoryStreamExtensions
{
    /// <summary>Adds streams whose queues are grains; what waits in a queue is lost with its silo.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">Name of the provider.</param>
    /// <param name="configure">Sets partitioning, pulling and the kinds of subscription.</param>
    public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name, Action<ISiloMemoryStreamConfigurator>? configure = null) =>
        builder.AddMemoryStreams<DefaultMemoryMessageBodySerializer>(name, configure);

    /// <summary>Adds streams whose queues are grains, with a serializer of one's own for what waits in them.</summary>
    /// <typeparam name="TSerializer">The serializer; its constructor's arguments are services.</typeparam>
    /// <param name="builder">The silo.</param>
    /// <param name="name">Name of the provider.</param>
    /// <param name="configure">Sets partitioning, pulling and the kinds of subscription.</param>
    public static ISiloBuilder AddMemoryStreams<TSerializer>(this ISiloBuilder builder, string name, Action<ISiloMemoryStreamConfigurator>? configure = null)
        where TSerializer : class, IMemoryMessageBodySerializer
    {
        builder.Services.AddSiloStreaming();
        StreamingServiceCollectionExtensions.AddMemoryStreamProvider<TSerializer>(builder.Services, name);
        configure?.Invoke(new StreamConfigurator(name, builder.Services));
        return builder;
    }
}
