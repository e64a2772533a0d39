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
