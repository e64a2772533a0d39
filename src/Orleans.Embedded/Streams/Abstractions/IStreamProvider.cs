namespace Orleans.Streams;

/// <summary>Gives the streams of one name. Registered as a keyed singleton under that name.</summary>
public interface IStreamProvider
{
    /// <summary>Name of the provider.</summary>
    string Name { get; }

    /// <summary>True when subscriptions may begin at an earlier token.</summary>
    bool IsRewindable { get; }

    /// <summary>The stream of an identity; it needs not exist before.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="streamId">Identity of the stream.</param>
    IAsyncStream<T> GetStream<T>(StreamId streamId);
}
