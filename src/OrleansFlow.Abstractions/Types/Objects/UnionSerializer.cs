namespace OrleansFlow.Types;

/// <summary>The serializer of an interface or class of which values may be of several subtypes. Bytes: the number of the subtype plus one, zero for null; the value.</summary>
/// <remarks>Subtypes are numbered in the order of their names; a schema tells the names, never a type to load.</remarks>
internal sealed class UnionSerializer<T>(UnionSubtype[] subtypes) : BuiltInSerializer<T>, IObjectSerializer
    where T : class
{
    private TypeSerializer[] _parts = [];

    public override TypeSchema Schema { get; } = TypeSchema.Open(TypeSchemaKind.Union, typeof(T));

    public bool IsRecursive { get; set; }

    internal override IEnumerable<(string Edge, TypeSerializer Part)> Parts => _parts.Select((part, i) => ($"({subtypes[i].Name})", part));

    internal override bool IsShallowlyImmutable => true;

    public void Complete(TypeSerializer[] parts)
    {
        _parts = parts;
        Schema.SetMembers([.. parts.Select((part, i) => new SchemaMember(subtypes[i].Name, part.Schema))]);
    }

    public override void Serialize(T value, ref DataWriter writer) => Write(value, asKey: false, ref writer);

    public override void SerializeKey(T key, ref DataWriter writer) => Write(key, asKey: true, ref writer);

    public override T Deserialize(ref DataReader reader) => Read(Schema.Name, _parts, ref reader);

    public override T Copy(T value)
    {
        if (IsImmutable || value is null)
        {
            return value!;
        }

        NestingGuard.CheckStack(typeof(T));
        return (T)_parts[NumberOf(value)].CopyBoxed(value)!;
    }

    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        if (writer.Equals(Schema))
        {
            return this;
        }

        if (writer.Kind != TypeSchemaKind.Union)
        {
            return evolution.Fail($"was written as {writer.Summary} and cannot be read as the union {Schema.Summary}");
        }

        Reader reader = new(this, writer);
        evolution.Open(this, writer, reader);
        List<TypeSerializer> parts = [];
        bool same = true;
        foreach (SchemaMember written in writer.Members)
        {
            int present = Array.FindIndex(subtypes, subtype => subtype.Name == written.Name);
            TypeSerializer? part = present < 0
                ? evolution.Fail($"has a subtype {written.Name} no more, so that values of it cannot be read")
                : evolution.Resolve($"({written.Name})", _parts[present], written.Schema!);
            if (part is null)
            {
                return null;
            }

            same &= present == parts.Count && ReferenceEquals(part, _parts[present]);
            parts.Add(part);
        }

        if (same && !evolution.IsReferenced(this, writer))
        {
            evolution.Close(this, writer);
            return this;
        }

        reader.Complete([.. parts]);
        return reader;
    }

    private static T Read(string name, TypeSerializer[] parts, ref DataReader reader)
    {
        uint tag = reader.ReadVarUInt32();
        if (tag > (uint)parts.Length)
        {
            CorruptDataException.Throw(reader.Position, $"the number of one of {parts.Length} subtypes of {name}, found {tag - 1}");
        }

        if (tag == 0)
        {
            return null!;
        }

        NestingGuard.Enter(ref reader);
        object? value = parts[tag - 1].DeserializeBoxed(ref reader);
        if (value is null)
        {
            CorruptDataException.Throw(reader.Position, $"a value of a subtype of {name}, found null");
        }

        reader.Depth--;
        return (T)value!;
    }

    private void Write(T value, bool asKey, ref DataWriter writer)
    {
        if (value is null)
        {
            writer.WriteByte(0);
            return;
        }

        int number = NumberOf(value);
        writer.WriteVarUInt32((uint)number + 1);
        if (IsRecursive)
        {
            NestingGuard.Enter(ref writer, typeof(T));
        }

        if (asKey)
        {
            _parts[number].SerializeKeyBoxed(value, ref writer);
        }
        else
        {
            _parts[number].SerializeBoxed(value, ref writer);
        }

        writer.Depth -= IsRecursive ? 1 : 0;
    }

    private int NumberOf(T value)
    {
        Type type = value.GetType();
        for (int i = 0; i < subtypes.Length; i++)
        {
            if (subtypes[i].Type == type)
            {
                return i;
            }
        }

        throw new ValueNotSerializableException(
            $"a {TypeNames.Of(type)} was found where {TypeNames.Of(typeof(T))} is declared, and it is not among its registered subtypes; register it by "
            + $"TypeRegistry.RegisterSubtype<{TypeNames.Of(typeof(T))}, {TypeNames.Of(type)}>() or [UnionSubtype] on {TypeNames.Of(typeof(T))}");
    }

    /// <summary>Reads the subtypes of an older schema, by their names.</summary>
    private sealed class Reader(TypeSerializer<T> present, TypeSchema writer) : ReadOnlyReader<T>(present, writer)
    {
        private TypeSerializer[] _parts = [];

        public void Complete(TypeSerializer[] parts) => _parts = parts;

        public override T Deserialize(ref DataReader reader) => Read(Schema.Name, _parts, ref reader);
    }
}
