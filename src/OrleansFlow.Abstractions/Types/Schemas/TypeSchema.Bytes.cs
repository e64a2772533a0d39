using System.Runtime.InteropServices;

namespace OrleansFlow.Types;

/// <content>The bytes: a version, then every node once, in the order in which a walk from the root first meets it.</content>
public sealed partial class TypeSchema
{
    private const byte FormatVersion = 1;
    private const int MostNodes = 1 << 16;
    private const int MostNameBytes = 4096;

    private byte[] Bytes => _bytes ??= Encode();

    /// <summary>Writes the schema as bytes.</summary>
    /// <returns>A new array; equal schemas give equal bytes.</returns>
    public byte[] ToBytes() => (byte[])Bytes.Clone();

    /// <summary>Reads a schema.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave, in this or an earlier version of the product.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="CorruptDataException">The bytes are no schema.</exception>
    public static TypeSchema FromBytes(ReadOnlySpan<byte> bytes)
    {
        DataReader reader = new(bytes);
        byte version = reader.ReadByte();
        if (version != FormatVersion)
        {
            CorruptDataException.Throw(0, $"a schema of format {FormatVersion}, found {version}");
        }

        int count = reader.ReadCount(itemBytes: 6);
        if (count is < 1 or > MostNodes)
        {
            CorruptDataException.Throw(1, $"1 to {MostNodes} schema nodes, found {count}");
        }

        TypeSchema[] nodes = new TypeSchema[count];
        List<(string Name, int Node, long Value)>[] parts = new List<(string, int, long)>[count];
        for (int i = 0; i < count; i++)
        {
            nodes[i] = ReadNode(ref reader, count, out parts[i]);
        }

        reader.EnsureEnd();
        for (int i = 0; i < count; i++)
        {
            nodes[i].SetMembers([.. parts[i].Select(part => new SchemaMember(part.Name, part.Node < 0 ? null : nodes[part.Node], part.Value))]);
        }

        return nodes[0];
    }

    private static TypeSchema ReadNode(ref DataReader reader, int nodes, out List<(string Name, int Node, long Value)> parts)
    {
        long start = reader.Position;
        TypeSchemaKind kind = (TypeSchemaKind)reader.ReadByte();
        string name = ReadName(ref reader);
        int fixedLength = (int)reader.ReadVarUInt32() - 1;
        int version = (int)reader.ReadVarUInt32();
        int count = reader.ReadCount(itemBytes: 2);
        parts = [];
        for (int i = 0; i < count; i++)
        {
            string part = ReadName(ref reader);
            if (kind == TypeSchemaKind.Enum)
            {
                parts.Add((part, -1, reader.ReadInt64()));
                continue;
            }

            uint node = reader.ReadVarUInt32();
            if (node >= (uint)nodes)
            {
                CorruptDataException.Throw(reader.Position, $"the number of one of {nodes} schema nodes, found {node}");
            }

            parts.Add((part, (int)node, 0));
        }

        bool valid = fixedLength >= -1 && version >= 0 && count >= 0 && kind switch
        {
            TypeSchemaKind.Leaf => count == 0 && fixedLength == LeafForms.FixedLength(name),
            TypeSchemaKind.Custom => count == 0 && fixedLength != 0 && name.Length > 0,
            TypeSchemaKind.Enum => fixedLength is 1 or 2 or 4 or 8,
            TypeSchemaKind.Nullable or TypeSchemaKind.Sequence or TypeSchemaKind.Set => count == 1,
            TypeSchemaKind.Grid => count == 1 && version is >= 2 and <= 32,
            TypeSchemaKind.Map => count == 2,
            TypeSchemaKind.Struct or TypeSchemaKind.Class or TypeSchemaKind.Union => true,
            _ => false,
        };
        if (!valid)
        {
            CorruptDataException.Throw(start, $"a schema node, found kind {kind}, name '{name}', length {fixedLength}, version {version}, {count} parts");
        }

        return new TypeSchema(kind, name, fixedLength, version, []);
    }

    private static string ReadName(ref DataReader reader)
    {
        long start = reader.Position;
        string? name = reader.ReadString();
        if (name is null || name.Length > MostNameBytes)
        {
            CorruptDataException.Throw(start, $"a name of at most {MostNameBytes} characters");
        }

        return name!;
    }

    private byte[] Encode()
    {
        List<TypeSchema> nodes = [this];
        Dictionary<TypeSchema, int> numbers = new(ReferenceEqualityComparer.Instance) { [this] = 0 };
        DataWriter body = new(256);
        try
        {
            for (int i = 0; i < nodes.Count; i++)
            {
                TypeSchema node = nodes[i];
                body.WriteByte((byte)node.Kind);
                body.WriteString(node.Name);
                body.WriteVarUInt32((uint)(node.FixedLength + 1));
                body.WriteVarUInt32((uint)node.Version);
                body.WriteVarUInt32((uint)node._members.Length + 1);
                foreach (SchemaMember member in node._members)
                {
                    body.WriteString(member.Name);
                    if (node.Kind == TypeSchemaKind.Enum)
                    {
                        body.WriteInt64(member.Value);
                        continue;
                    }

                    ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, member.Schema!, out bool known);
                    if (!known)
                    {
                        number = nodes.Count;
                        nodes.Add(member.Schema!);
                    }

                    body.WriteVarUInt32((uint)number);
                }
            }

            DataWriter whole = new(body.Position + 16);
            whole.WriteByte(FormatVersion);
            whole.WriteVarUInt32((uint)nodes.Count + 1);
            whole.WriteBytes(body.Written);
            byte[] bytes = whole.ToArray();
            whole.Dispose();
            return bytes;
        }
        finally
        {
            body.Dispose();
        }
    }
}
