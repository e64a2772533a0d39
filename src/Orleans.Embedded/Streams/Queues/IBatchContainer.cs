namespace Orleans.Streams;

/// <summary>A batch of items of one stream, as a queue adapter received it. It is delivered to other silos, so it needs a serializer.</summary>
public interface IBatchContainer
{
    /// <summary>The stream.</summary>
    StreamId StreamId { get; }

    /// <summary>Where the batch stands among those of its queue.</summary>
    StreamSequenceToken SequenceToken { get; }

    /// <summary>The items that are of a type, with their tokens.</summary>
    /// <typeparam name="T">The type.</typeparam>
    IEnumerable<Tuple<T, StreamSequenceToken>> GetEvents<T>();

    /// <summary>Sets the request context in which the items are to be received.</summary>
    /// <returns>Whether there is one.</returns>
    bool ImportRequestContext();
}
