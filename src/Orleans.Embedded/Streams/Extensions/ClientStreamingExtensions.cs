using Orleans.Streams;

namespace Orleans;

/// <summary>Finds stream providers from a client.</summary>
public static class ClientStreamingExtensions
{
    /// <summary>The stream provider of a name.</summary>
    /// <param name="client">The client.</param>
    /// <param name="name">Name of the provider.</param>
    /// <exception cref="KeyNotFoundException">No provider of that name is registered with the client.</exception>
    public static IStreamProvider GetStreamProvider(this IClusterClient client, string name) =>
        StreamProviderLookup.Find(client.ServiceProvider, name);
}
