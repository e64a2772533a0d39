namespace Orleans.Providers;

/// <summary>Writes and reads what waits in the queue of a memory stream.</summary>
public interface IMemoryMessageBodySerializer
{
    /// <summary>Writes a batch.</summary>
    /// <param name="body">The batch.</param>
    ArraySegment<byte> Serialize(MemoryMessageBody body);

    /// <summary>Reads a batch.</summary>
    /// <param name="bodyBytes">Its bytes.</param>
    MemoryMessageBody Deserialize(ArraySegment<byte> bodyBytes);
}
