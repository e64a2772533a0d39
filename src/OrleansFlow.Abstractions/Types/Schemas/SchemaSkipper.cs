namespace OrleansFlow.Types;

/// <summary>Skips values that are known by their schema alone: members that the present type has no more.</summary>
internal static class SchemaSkipper
{
    /// <summary>Skips one value.</summary>
    public static void Skip(TypeSchema schema, ref DataReader reader)
    {
        NestingGuard.Enter(ref reader);
        switch (schema.Kind)
        {
            case TypeSchemaKind.Leaf or TypeSchemaKind.Enum when schema.FixedLength >= 0:
                reader.ReadBytes(schema.FixedLength);
                break;
            case TypeSchemaKind.Leaf:
                reader.ReadSizedBytes(out _);
                break;
            case TypeSchemaKind.Custom:
                reader.ReadBytes(schema.FixedLength >= 0 ? schema.FixedLength : reader.ReadInt32());
                break;
            case TypeSchemaKind.Nullable when reader.ReadBoolean():
                Skip(schema.Item, ref reader);
                break;
            case TypeSchemaKind.Sequence or TypeSchemaKind.Set or TypeSchemaKind.Map:
                SkipItems(schema, ref reader);
                break;
            case TypeSchemaKind.Grid when reader.ReadBoolean():
                SkipGrid(schema, ref reader);
                break;
            case TypeSchemaKind.Struct when schema.Members.Length == 0:
                Memberless.Skip(ref reader);
                break;
            case TypeSchemaKind.Struct:
            case TypeSchemaKind.Class when reader.ReadBoolean():
                SkipMembers(schema, ref reader);
                break;
            case TypeSchemaKind.Union:
                SkipUnion(schema, ref reader);
                break;
        }

        reader.Depth--;
    }

    /// <summary>The fewest bytes of a value, at least 1.</summary>
    public static int ShortestLength(TypeSchema schema) => schema.FixedLength > 0 ? schema.FixedLength : 1;

    private static void SkipMembers(TypeSchema schema, ref DataReader reader)
    {
        foreach (SchemaMember member in schema.Members)
        {
            Skip(member.Schema!, ref reader);
        }
    }

    private static void SkipItems(TypeSchema schema, ref DataReader reader)
    {
        int count = reader.ReadCount(itemBytes: 1);
        if (count < 0)
        {
            return;
        }

        if (schema.Kind != TypeSchemaKind.Sequence)
        {
            reader.ReadByte();
        }

        for (int i = 0; i < count; i++)
        {
            SkipMembers(schema, ref reader);
        }
    }

    private static void SkipGrid(TypeSchema schema, ref DataReader reader)
    {
        Span<int> lengths = stackalloc int[schema.Version];
        int count = GridLengths.Read(lengths, itemBytes: 1, ref reader);
        for (int i = 0; i < count; i++)
        {
            Skip(schema.Item, ref reader);
        }
    }

    private static void SkipUnion(TypeSchema schema, ref DataReader reader)
    {
        uint tag = reader.ReadVarUInt32();
        if (tag > (uint)schema.Members.Length)
        {
            CorruptDataException.Throw(reader.Position, $"the number of one of {schema.Members.Length} subtypes of {schema.Name}, found {tag - 1}");
        }

        if (tag != 0)
        {
            Skip(schema.Members[(int)tag - 1].Schema!, ref reader);
        }
    }
}
