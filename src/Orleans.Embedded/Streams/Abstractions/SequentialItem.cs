namespace Orleans.Streams;

/// <summary>An item and its place in the stream.</summary>
/// <typeparam name="T">Item type.</typeparam>
/// <param name="item">The item.</param>
/// <param name="token">Its place.</param>
[GenerateSerializer]
public class SequentialItem<T>(T item, StreamSequenceToken token)
{
    /// <summary>The item.</summary>
    [Id(0)]
    public T Item { get; } = item;

    /// <summary>Its place in the stream.</summary>
    [Id(1)]
    public StreamSequenceToken Token { get; } = token;
}
