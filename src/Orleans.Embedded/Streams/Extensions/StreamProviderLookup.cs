namespace Orleans.Streams;

/// <summary>The one look-up behind every <c>GetStreamProvider</c>.</summary>
internal static class StreamProviderLookup
{
    public static IStreamProvider Find(IServiceProvider services, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentNullException(nameof(name));
        }

        return services.GetKeyedService<IStreamProvider>(name) ?? throw new KeyNotFoundException($"Stream provider '{name}' not found");
    }
}
