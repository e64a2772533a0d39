using System.Buffers.Binary;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Coordination.Sources;

/// <summary>The events between a source's readers and its enumerator: one byte for the kind, then what belongs to it.</summary>
internal static class SourceProtocol
{
    /// <summary>A message that is its kind only.</summary>
    public static byte[] Message(SourceMessage kind) => [(byte)kind];

    /// <summary>A message with a source's own event.</summary>
    public static byte[] SourceEvent(ReadOnlySpan<byte> sourceEvent)
    {
        byte[] message = new byte[sourceEvent.Length + 1];
        message[0] = (byte)SourceMessage.SourceEvent;
        sourceEvent.CopyTo(message.AsSpan(1));
        return message;
    }

    /// <summary>Splits for a reader.</summary>
    public static byte[] AddSplits<TSplit>(IReadOnlyList<TSplit> splits, TypeSerializer<TSplit> serializer)
    {
        var writer = new DataWriter(256);
        try
        {
            writer.WriteByte((byte)SourceMessage.AddSplits);
            writer.WriteInt32(splits.Count);
            foreach (TSplit split in splits)
            {
                serializer.Serialize(split, ref writer);
            }

            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Reads what <see cref="AddSplits"/> wrote.</summary>
    public static List<TSplit> ReadSplits<TSplit>(ReadOnlySpan<byte> message, TypeSerializer<TSplit> serializer)
    {
        var reader = new DataReader(message[1..]);
        int count = reader.ReadInt32();
        var splits = new List<TSplit>();
        for (int i = 0; i < count; i++)
        {
            splits.Add(serializer.Deserialize(ref reader));
        }

        return splits;
    }

    /// <summary>A message with an event time.</summary>
    public static byte[] Watermark(SourceMessage kind, long watermark)
    {
        byte[] message = new byte[1 + sizeof(long)];
        message[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(message.AsSpan(1), watermark);
        return message;
    }

    /// <summary>Reads what <see cref="Watermark"/> wrote.</summary>
    public static long ReadWatermark(ReadOnlySpan<byte> message) => message.Length == 1 + sizeof(long)
        ? BinaryPrimitives.ReadInt64LittleEndian(message[1..])
        : throw new OrleansFlowException($"A source's message with a watermark has {message.Length} bytes, not {1 + sizeof(long)}.");

    /// <summary>The kind of a message.</summary>
    public static SourceMessage KindOf(ReadOnlySpan<byte> message) =>
        message.Length > 0 ? (SourceMessage)message[0] : throw new OrleansFlowException("A source's reader or enumerator got an empty message.");
}
