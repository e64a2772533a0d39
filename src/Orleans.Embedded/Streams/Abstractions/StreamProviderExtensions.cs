namespace Orleans.Streams;

/// <summary>Streams by the parts of their identity.</summary>
public static class StreamProviderExtensions
{
    /// <summary>The stream of a key without namespace.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="streamProvider">The provider.</param>
    /// <param name="id">Key of the stream.</param>
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, Guid id) => streamProvider.GetStream<T>(StreamId.Create(null!, id));

    /// <summary>The stream of a namespace and a key.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="streamProvider">The provider.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="id">Key of the stream.</param>
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, Guid id) => streamProvider.GetStream<T>(StreamId.Create(ns, id));

    /// <summary>The stream of a key without namespace.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="streamProvider">The provider.</param>
    /// <param name="id">Key of the stream.</param>
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string id) => streamProvider.GetStream<T>(StreamId.Create(null!, id));

    /// <summary>The stream of a namespace and a key.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="streamProvider">The provider.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="id">Key of the stream.</param>
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, string id) => streamProvider.GetStream<T>(StreamId.Create(ns, id));

    /// <summary>The stream of a key without namespace.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="streamProvider">The provider.</param>
    /// <param name="id">Key of the stream.</param>
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, long id) => streamProvider.GetStream<T>(StreamId.Create(null!, id));

    /// <summary>The stream of a namespace and a key.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="streamProvider">The provider.</param>
    /// <param name="ns">Namespace.</param>
    /// <param name="id">Key of the stream.</param>
    public static IAsyncStream<T> GetStream<T>(this IStreamProvider streamProvider, string ns, long id) => streamProvider.GetStream<T>(StreamId.Create(ns, id));
}
