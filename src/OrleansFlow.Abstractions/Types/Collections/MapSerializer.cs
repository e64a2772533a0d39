namespace OrleansFlow.Types;

/// <summary>The serializer of a map.</summary>
internal sealed class MapSerializer<TCollection, TKey, TValue, TForm>(TypeSerializer<TKey> key, TypeSerializer<TValue> value)
    : KeyedSerializer<TCollection, KeyValuePair<TKey, TValue>, TForm>
    where TKey : notnull
    where TCollection : IEnumerable<KeyValuePair<TKey, TValue>>
    where TForm : struct, IKeyedForm<TCollection, KeyValuePair<TKey, TValue>>
{
    public override TypeSchema Schema { get; } = TypeSchema.Map(typeof(TCollection), key.Schema, value.Schema);

    internal override IEnumerable<(string Edge, TypeSerializer Part)> Parts => [("[key]", key), ("[value]", value)];

    public override TCollection Deserialize(ref DataReader reader) => Read(key, value, ref reader);

    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        if (writer.Kind != TypeSchemaKind.Map)
        {
            return evolution.Fail($"was written as {writer.Summary} and cannot be read as {Schema.Summary}");
        }

        TypeSerializer? keys = evolution.Resolve("[key]", key, writer.Members[0].Schema!);
        TypeSerializer? values = evolution.Resolve("[value]", value, writer.Members[1].Schema!);
        return keys is null || values is null ? null
            : ReferenceEquals(keys, key) && ReferenceEquals(values, value) ? this
            : new Reader(this, writer, (TypeSerializer<TKey>)keys, (TypeSerializer<TValue>)values);
    }

    protected override void WriteEntry(KeyValuePair<TKey, TValue> entry, ref DataWriter writer)
    {
        key.Serialize(entry.Key, ref writer);
        value.Serialize(entry.Value, ref writer);
    }

    protected override void CopyEntries(KeyValuePair<TKey, TValue>[] entries)
    {
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = new(key.Copy(entries[i].Key), value.Copy(entries[i].Value));
        }
    }

    private static TCollection Read(TypeSerializer<TKey> key, TypeSerializer<TValue> value, ref DataReader reader)
    {
        int count = reader.ReadCount(key.ShortestLength + value.ShortestLength);
        if (count < 0)
        {
            return default!;
        }

        ComparerKind comparer = Comparers.Read<TKey>(ref reader);
        KeyValuePair<TKey, TValue>[] entries = new KeyValuePair<TKey, TValue>[count];
        for (int i = 0; i < count; i++)
        {
            TKey one = key.Deserialize(ref reader);
            if (one is null)
            {
                CorruptDataException.Throw(reader.Position - 1, "a key of a map, found null");
            }

            entries[i] = new(one!, value.Deserialize(ref reader));
        }

        return Build(entries, comparer, ref reader);
    }

    private sealed class Reader(TypeSerializer<TCollection> present, TypeSchema writer, TypeSerializer<TKey> key, TypeSerializer<TValue> value)
        : ReadOnlyReader<TCollection>(present, writer)
    {
        public override TCollection Deserialize(ref DataReader reader) => Read(key, value, ref reader);
    }
}
