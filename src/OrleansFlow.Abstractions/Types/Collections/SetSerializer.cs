namespace OrleansFlow.Types;

/// <summary>The serializer of a set.</summary>
internal sealed class SetSerializer<TCollection, TItem, TForm>(TypeSerializer<TItem> item) : KeyedSerializer<TCollection, TItem, TForm>
    where TCollection : IEnumerable<TItem>
    where TForm : struct, IKeyedForm<TCollection, TItem>
{
    public override TypeSchema Schema { get; } = TypeSchema.Of(TypeSchemaKind.Set, typeof(TCollection), item.Schema);

    internal override IEnumerable<(string Edge, TypeSerializer Part)> Parts => [("[]", item)];

    public override TCollection Deserialize(ref DataReader reader) => Read(item, ref reader);

    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        if (writer.Kind != TypeSchemaKind.Set)
        {
            return evolution.Fail($"was written as {writer.Summary} and cannot be read as {Schema.Summary}");
        }

        return evolution.Resolve("[]", item, writer.Item) switch
        {
            null => null,
            TypeSerializer same when ReferenceEquals(same, item) => this,
            TypeSerializer older => new Reader(this, writer, (TypeSerializer<TItem>)older),
        };
    }

    protected override void WriteEntry(TItem entry, ref DataWriter writer) => item.Serialize(entry, ref writer);

    protected override void CopyEntries(TItem[] entries) => CollectionItems.Copy(entries, item);

    private static TCollection Read(TypeSerializer<TItem> item, ref DataReader reader)
    {
        int count = reader.ReadCount(item.ShortestLength);
        if (count < 0)
        {
            return default!;
        }

        ComparerKind comparer = Comparers.Read<TItem>(ref reader);
        TItem[] items = new TItem[count];
        item.DeserializeBatch(items, ref reader);
        return Build(items, comparer, ref reader);
    }

    private sealed class Reader(TypeSerializer<TCollection> present, TypeSchema writer, TypeSerializer<TItem> item)
        : ReadOnlyReader<TCollection>(present, writer)
    {
        public override TCollection Deserialize(ref DataReader reader) => Read(item, ref reader);
    }
}
