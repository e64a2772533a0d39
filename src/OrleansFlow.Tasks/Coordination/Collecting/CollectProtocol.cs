using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Coordination.Collecting;

/// <summary>
/// What collect operators, their coordinator and the client say to each other. Sinks append chunks of serialized records under
/// numbers; the client fetches from an offset on, and by that gives back what lies before it.
/// </summary>
internal static class CollectProtocol
{
    /// <summary>Done, or everything was fetched.</summary>
    public static readonly byte[] Accepted = [1];

    /// <summary>Not within the time of one request: ask again.</summary>
    public static readonly byte[] AskAgain = [0];

    public const byte AppendKind = 1;
    public const byte EndKind = 2;
    public const byte FetchKind = 3;

    /// <summary>Bytes before the records of an append request.</summary>
    public const int AppendHeader = 1 + sizeof(long) + sizeof(int);

    public static byte[] Append(long number, int count, ReadOnlySpan<byte> records)
    {
        var writer = new DataWriter(AppendHeader + records.Length);
        try
        {
            writer.WriteByte(AppendKind);
            writer.WriteInt64(number);
            writer.WriteInt32(count);
            writer.WriteBytes(records);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    public static byte[] End() => [EndKind];

    public static byte[] Fetch(CollectFetch fetch)
    {
        var writer = new DataWriter(64);
        try
        {
            writer.WriteByte(FetchKind);
            writer.WriteString(fetch.Version);
            writer.WriteInt64(fetch.Offset);
            writer.WriteInt32(fetch.WaitMs);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    public static CollectFetch ReadFetch(ReadOnlySpan<byte> request)
    {
        var reader = new DataReader(request[1..]);
        return new CollectFetch(reader.ReadString() ?? string.Empty, reader.ReadInt64(), reader.ReadInt32());
    }

    public static byte[] Answer(CollectAnswer answer)
    {
        var writer = new DataWriter(64 + answer.Records.Length);
        try
        {
            writer.WriteString(answer.Version);
            writer.WriteInt64(answer.FirstOffset);
            writer.WriteBoolean(answer.IsEnded);
            writer.WriteInt32(answer.Count);
            writer.WriteBytes(answer.Records);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    public static CollectAnswer ReadAnswer(ReadOnlySpan<byte> bytes)
    {
        var reader = new DataReader(bytes);
        string version = reader.ReadString() ?? string.Empty;
        long first = reader.ReadInt64();
        bool ended = reader.ReadBoolean();
        int count = reader.ReadInt32();
        return new CollectAnswer(version, first, ended, count, reader.ReadBytes(reader.Remaining).ToArray());
    }
}
