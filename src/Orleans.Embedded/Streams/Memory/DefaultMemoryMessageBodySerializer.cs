namespace Orleans.Providers;

/// <summary>Writes what waits in the queue of a memory stream with the serializer of the calls.</summary>
/// <param name="serializer">That serializer.</param>
public sealed class DefaultMemoryMessageBodySerializer(Serializer<MemoryMessageBody> serializer) : IMemoryMessageBodySerializer
{
    /// <inheritdoc/>
    public ArraySegment<byte> Serialize(MemoryMessageBody body) => new(serializer.SerializeToArray(body));

    /// <inheritdoc/>
    public MemoryMessageBody Deserialize(ArraySegment<byte> bodyBytes) => serializer.Deserialize((ReadOnlyMemory<byte>)bodyBytes);
}
