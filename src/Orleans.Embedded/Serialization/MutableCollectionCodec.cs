namespace Orleans.Embedded;

/// <summary>Collections of reference type that items are added to.</summary>
internal abstract class MutableCollectionCodec<TCollection, TItem> : Codec<TCollection>
    where TCollection : class, IEnumerable<TItem>
{
    public override TCollection Copy(TCollection value, CopyContext context)
    {
        var copy = CreateLike(value, Count(value));
        context.Record(value, copy);
        foreach (var item in Ordered(value))
        {
            Add(copy, Serialized<TItem>.Copy(item, context));
        }

        return copy;
    }

    public override void Write(WireWriter writer, TCollection value)
    {
        WriteHead(writer, value);
        writer.WriteVarUInt((uint)Count(value));
        foreach (var item in Ordered(value))
        {
            Serialized<TItem>.Write(writer, item);
        }
    }

    public override TCollection Read(WireReader reader, int slot)
    {
        var head = ReadHead(reader);
        var count = reader.ReadCount();
        var result = Create(head, count);
        if (slot >= 0)
        {
            reader.SetReference(slot, result);
        }

        for (var i = 0; i < count; i++)
        {
            Add(result, Serialized<TItem>.Read(reader));
        }

        return result;
    }

    protected virtual int Count(TCollection value) => value.Count();

    protected virtual IEnumerable<TItem> Ordered(TCollection value) => value;

    protected virtual TCollection CreateLike(TCollection value, int count) => Create(null, count);

    protected abstract TCollection Create(object? head, int count);

    protected abstract void Add(TCollection collection, TItem item);

    protected virtual void WriteHead(WireWriter writer, TCollection value)
    {
    }

    protected virtual object? ReadHead(WireReader reader) => null;
}
