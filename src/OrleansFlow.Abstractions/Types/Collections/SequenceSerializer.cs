namespace OrleansFlow.Types;

/// <summary>The serializer of a collection with an order. Bytes: the count plus one, zero for null, and the items.</summary>
internal sealed class SequenceSerializer<TCollection, TItem, TForm>(TypeSerializer<TItem> item) : BuiltInSerializer<TCollection>
    where TCollection : IEnumerable<TItem>
    where TForm : struct, ISequenceForm<TCollection, TItem>
{
    public override TypeSchema Schema { get; } = TypeSchema.Of(TypeSchemaKind.Sequence, typeof(TCollection), item.Schema);

    internal override IEnumerable<(string Edge, TypeSerializer Part)> Parts => [("[]", item)];

    internal override bool IsShallowlyImmutable => TForm.IsImmutable;

    internal override string? ShallowKeyProblem => CollectionItems.KeyProblem(typeof(TCollection));

    public override void Serialize(TCollection value, ref DataWriter writer)
    {
        if (TForm.IsNull(value))
        {
            writer.WriteByte(0);
            return;
        }

        if (TForm.TryGetSpan(value, out ReadOnlySpan<TItem> items))
        {
            writer.WriteVarUInt32((uint)items.Length + 1);
            item.SerializeBatch(items, ref writer);
            return;
        }

        writer.WriteVarUInt32((uint)TForm.Count(value) + 1);
        foreach (TItem one in value)
        {
            item.Serialize(one, ref writer);
        }
    }

    public override TCollection Deserialize(ref DataReader reader) => Read(item, ref reader);

    public override TCollection Copy(TCollection value)
    {
        if (IsImmutable || TForm.IsNull(value))
        {
            return value;
        }

        TItem[] items = TForm.TryGetSpan(value, out ReadOnlySpan<TItem> span) ? span.ToArray() : [.. value];
        CollectionItems.Copy(items, item);
        return TForm.From(items);
    }

    internal override TypeSerializer? Evolve(TypeSchema writer, Evolution evolution)
    {
        if (writer.Kind != TypeSchemaKind.Sequence)
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

    private static TCollection Read(TypeSerializer<TItem> item, ref DataReader reader)
    {
        int count = reader.ReadCount(item.ShortestLength);
        if (count < 0)
        {
            return default!;
        }

        TItem[] items = count == 0 ? [] : new TItem[count];
        item.DeserializeBatch(items, ref reader);
        return TForm.From(items);
    }

    private sealed class Reader(TypeSerializer<TCollection> present, TypeSchema writer, TypeSerializer<TItem> item)
        : ReadOnlyReader<TCollection>(present, writer)
    {
        public override TCollection Deserialize(ref DataReader reader) => Read(item, ref reader);
    }
}
