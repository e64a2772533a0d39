using OrleansFlow.Tasks.Operators;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>Spilled elements as a checksummed block: their number, then kind, time and, of a record, the value of each.</summary>
internal static class FeedbackBlock
{
    public static byte[] Write<T>(IReadOnlyList<StreamElement<T>> elements, TypeSerializer<T> serializer)
    {
        var writer = new DataWriter(4096);
        try
        {
            int start = ChecksummedBlock.Begin(ref writer);
            writer.WriteVarUInt32((uint)elements.Count);
            foreach (StreamElement<T> element in elements)
            {
                writer.WriteByte((byte)element.Kind);
                writer.WriteInt64(element.Time);
                if (element.Kind == StreamElementKind.Record)
                {
                    serializer.Serialize(element.Value!, ref writer);
                }
            }

            ChecksummedBlock.End(ref writer, start);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    public static void Read<T>(ReadOnlySpan<byte> bytes, TypeSerializer<T> serializer, Queue<StreamElement<T>> elements)
    {
        var outer = new DataReader(bytes);
        var reader = new DataReader(ChecksummedBlock.Read(ref outer), ChecksummedBlock.HeaderLength);
        outer.EnsureEnd();
        uint count = reader.ReadVarUInt32();
        for (uint i = 0; i < count; i++)
        {
            var kind = (StreamElementKind)reader.ReadByte();
            long time = reader.ReadInt64();
            elements.Enqueue(new StreamElement<T>(kind, kind == StreamElementKind.Record ? serializer.Deserialize(ref reader) : default, time));
        }

        reader.EnsureEnd();
    }
}
