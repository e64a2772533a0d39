using OrleansFlow.State.Heap;
using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>
/// The bytes of a snapshot: a mark and the version; a block of all but the entries of keyed states; a block for each key group
/// that has entries, with those of all states. Each block has a checksum and its length, so that a reader passes over key groups
/// that it does not want.
/// </summary>
internal static class OperatorSnapshotFormat
{
    private const int Mark = 0x534F464F;
    private const int Version = 1;

    public static void Write(OperatorSnapshot snapshot, Stream stream)
    {
        int[] keyGroups = KeyGroupsOf(snapshot.Keyed);
        var writer = new DataWriter(4096);
        try
        {
            writer.WriteInt32(Mark);
            writer.WriteInt32(Version);
            int start = ChecksummedBlock.Begin(ref writer);
            WriteHeader(snapshot, keyGroups.Length, ref writer);
            ChecksummedBlock.End(ref writer, start);
            stream.Write(writer.Written);
            foreach (int keyGroup in keyGroups)
            {
                writer.Truncate(0);
                start = ChecksummedBlock.Begin(ref writer);
                WriteKeyGroup(snapshot.Keyed!, keyGroup, ref writer);
                ChecksummedBlock.End(ref writer, start);
                stream.Write(writer.Written);
            }
        }
        finally
        {
            writer.Dispose();
        }
    }

    public static OperatorSnapshot Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new DataReader(bytes);
        if (reader.ReadInt32() != Mark)
        {
            throw new CorruptDataException(0, "the mark of the snapshot of an operator");
        }

        int version = reader.ReadInt32();
        if (version is < 1 or > Version)
        {
            throw new OrleansFlowException($"The snapshot of an operator has format {version}; this version of OrleansFlow reads formats 1 to {Version}. Restore it with the version that wrote it, or a newer one.");
        }

        long position = reader.Position + ChecksummedBlock.HeaderLength;
        var header = new DataReader(ChecksummedBlock.Read(ref reader), position);
        OperatorSnapshot snapshot = ReadHeader(ref header, out List<RestoredState> states, out int keyGroups);
        header.EnsureEnd();
        for (int i = 0; i < keyGroups; i++)
        {
            position = reader.Position + ChecksummedBlock.HeaderLength;
            var block = new DataReader(ChecksummedBlock.Read(ref reader), position);
            ReadKeyGroup(ref block, states);
            block.EnsureEnd();
        }

        reader.EnsureEnd();
        return snapshot;
    }

    private static int[] KeyGroupsOf(KeyedStateSnapshot? keyed) => keyed is null
        ? []
        : [.. Enumerable.Range(keyed.Range.Start, keyed.Range.Count).Where(keyGroup => keyed.States.Any(state => state.CountOf(keyGroup) > 0))];

    private static void WriteHeader(OperatorSnapshot snapshot, int keyGroups, ref DataWriter writer)
    {
        writer.WriteInt64((long)(ulong)(snapshot.Id.Value >> 64));
        writer.WriteInt64((long)(ulong)snapshot.Id.Value);
        writer.WriteInt32(snapshot.Subtask);
        writer.WriteInt32(snapshot.Parallelism);
        writer.WriteInt32(snapshot.MaxParallelism);
        writer.WriteBoolean(snapshot.IsDealt);
        WriteCount(snapshot.Parts.Count, ref writer);
        foreach (OperatorStatePart part in snapshot.Parts)
        {
            WritePart(part, ref writer);
        }

        writer.WriteBoolean(snapshot.Keyed is not null);
        if (snapshot.Keyed is { } keyed)
        {
            writer.WriteInt32(keyed.Range.Start);
            writer.WriteInt32(keyed.Range.End);
            writer.WriteInt32(keyed.MaxParallelism);
            WriteCount(keyed.States.Count, ref writer);
            foreach (StateSnapshot state in keyed.States)
            {
                WriteMeta(state.Meta, ref writer);
            }
        }

        writer.WriteVarUInt32((uint)keyGroups);
    }

    private static OperatorSnapshot ReadHeader(ref DataReader reader, out List<RestoredState> states, out int keyGroups)
    {
        var id = new OperatorId(new UInt128((ulong)reader.ReadInt64(), (ulong)reader.ReadInt64()));
        int subtask = reader.ReadInt32();
        int parallelism = reader.ReadInt32();
        int maxParallelism = reader.ReadInt32();
        if (maxParallelism is < 1 or > KeyGroups.UpperBound || parallelism < 1 || parallelism > maxParallelism || subtask < 0 || subtask >= parallelism)
        {
            throw new CorruptDataException(reader.Position, $"a subtask of an operator, found subtask {subtask} of {parallelism} with {maxParallelism} key groups");
        }

        bool isDealt = reader.ReadBoolean();
        var parts = new OperatorStatePart[ReadCount(ref reader)];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = ReadPart(ref reader);
        }

        states = [];
        KeyedStateSnapshot? keyed = null;
        if (reader.ReadBoolean())
        {
            var range = new KeyGroupRange(reader.ReadInt32(), reader.ReadInt32());
            int keyedMaxParallelism = reader.ReadInt32();
            for (int left = ReadCount(ref reader); left > 0; left--)
            {
                states.Add(new RestoredState(ReadMeta(ref reader)));
            }

            keyed = new KeyedStateSnapshot(range, keyedMaxParallelism, [.. states.Select(static state => new RestoredStateSnapshot(state))]);
        }

        keyGroups = (int)reader.ReadVarUInt32();
        return new OperatorSnapshot(id, subtask, parallelism, maxParallelism, keyed, parts) { IsDealt = isDealt };
    }

    private static void WriteKeyGroup(KeyedStateSnapshot keyed, int keyGroup, ref DataWriter writer)
    {
        writer.WriteInt32(keyGroup);
        foreach (StateSnapshot state in keyed.States)
        {
            int count = state.CountOf(keyGroup);
            writer.WriteVarUInt32((uint)count);
            if (count > 0)
            {
                int length = writer.Position;
                writer.WriteInt32(0);
                state.WriteKeyGroup(keyGroup, ref writer);
                System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(writer.WrittenFrom(length), writer.Position - length - sizeof(int));
            }
        }
    }

    private static void ReadKeyGroup(ref DataReader reader, List<RestoredState> states)
    {
        int keyGroup = reader.ReadInt32();
        foreach (RestoredState state in states)
        {
            int count = (int)reader.ReadVarUInt32();
            if (count > 0 && !state.TryAdd(keyGroup, reader.ReadBytes(reader.ReadInt32()).ToArray(), count))
            {
                throw new CorruptDataException(reader.Position, $"each key group once, found {keyGroup} twice");
            }
        }
    }

    private static void WriteMeta(StateMetaInfo meta, ref DataWriter writer)
    {
        writer.WriteString(meta.Name);
        writer.WriteByte((byte)meta.Kind);
        writer.WriteSizedBytes(meta.KeySchema.ToBytes());
        WriteSchema(meta.NamespaceSchema, ref writer);
        writer.WriteSizedBytes(meta.ValueSchema.ToBytes());
    }

    private static StateMetaInfo ReadMeta(ref DataReader reader)
    {
        string name = ReadName(ref reader);
        var kind = (StateKind)reader.ReadByte();
        if (!Enum.IsDefined(kind))
        {
            throw new CorruptDataException(reader.Position - 1, $"a kind of state, found {kind}");
        }

        return new StateMetaInfo(name, kind, ReadSchema(ref reader), ReadOptionalSchema(ref reader), ReadSchema(ref reader));
    }

    private static void WritePart(OperatorStatePart part, ref DataWriter writer)
    {
        writer.WriteString(part.Name);
        writer.WriteByte((byte)part.Mode);
        WriteSchema(part.KeySchema, ref writer);
        writer.WriteSizedBytes(part.ValueSchema.ToBytes());
        WriteCount(part.Items.Count, ref writer);
        foreach (ReadOnlyMemory<byte> item in part.Items)
        {
            writer.WriteSizedBytes(item.Span);
        }
    }

    private static OperatorStatePart ReadPart(ref DataReader reader)
    {
        string name = ReadName(ref reader);
        var mode = (OperatorStateMode)reader.ReadByte();
        if (!Enum.IsDefined(mode))
        {
            throw new CorruptDataException(reader.Position - 1, $"a mode of operator state, found {mode}");
        }

        TypeSchema? keys = ReadOptionalSchema(ref reader);
        TypeSchema values = ReadSchema(ref reader);
        var items = new ReadOnlyMemory<byte>[ReadCount(ref reader)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ReadSized(ref reader).ToArray();
        }

        return new OperatorStatePart(name, mode, keys, values, items);
    }

    // A count of −1, which stands for null elsewhere, is none here.
    private static void WriteCount(int count, ref DataWriter writer) => writer.WriteVarUInt32((uint)count + 1);

    private static int ReadCount(ref DataReader reader)
    {
        int count = reader.ReadCount(1);
        return count >= 0 ? count : throw new CorruptDataException(reader.Position, "a count");
    }

    private static string ReadName(ref DataReader reader) => reader.ReadString() ?? throw new CorruptDataException(reader.Position, "the name of a state");

    private static void WriteSchema(TypeSchema? schema, ref DataWriter writer)
    {
        writer.WriteBoolean(schema is not null);
        if (schema is not null)
        {
            writer.WriteSizedBytes(schema.ToBytes());
        }
    }

    private static TypeSchema? ReadOptionalSchema(ref DataReader reader) => reader.ReadBoolean() ? ReadSchema(ref reader) : null;

    private static TypeSchema ReadSchema(ref DataReader reader) => TypeSchema.FromBytes(ReadSized(ref reader));

    private static ReadOnlySpan<byte> ReadSized(ref DataReader reader)
    {
        ReadOnlySpan<byte> bytes = reader.ReadSizedBytes(out bool isNull);
        return isNull ? throw new CorruptDataException(reader.Position, "bytes, found none") : bytes;
    }
}
