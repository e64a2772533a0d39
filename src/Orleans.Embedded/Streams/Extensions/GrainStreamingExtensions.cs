using Orleans.Streams;

namespace Orleans;

/// <summary>Finds stream providers from within a grain.</summary>
public static class GrainStreamingExtensions
{
    /// <summary>The stream provider of a name.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="name">Name of the provider.</param>
    /// <exception cref="KeyNotFoundException">No provider of that name is registered on the silo.</exception>
    public static IStreamProvider GetStreamProvider(this Grain grain, string name) => GetStreamProvider((IGrainBase)grain, name);

    /// <summary>The stream provider of a name.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="name">Name of the provider.</param>
    /// <exception cref="KeyNotFoundException">No provider of that name is registered on the silo.</exception>
    public static IStreamProvider GetStreamProvider(this IGrainBase grain, string name) =>
        StreamProviderLookup.Find(grain.GrainContext.ActivationServices, name);
}
