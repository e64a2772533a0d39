namespace Orleans.Embedded;

/// <summary>Collections that are built at once: the immutable ones and read-only wrappers.</summary>
internal sealed class BuiltCodec<TCollection, TItem>(Func<TItem[], TCollection> build) : Codec<TCollection>
    where TCollection : IEnumerable<TItem>
{
    public override TCollection Copy(TCollection value, CopyContext context)
    {
        if (IsDefault(value))
        {
            return value;
        }

        if (Serialized<TItem>.IsShallow && (typeof(TCollection).Namespace == "System.Collections.Immutable"))
        {
            return value;
        }

        var copy = build([.. value.Select(item => Serialized<TItem>.Copy(item, context))]);
        if (!typeof(TCollection).IsValueType)
        {
            context.Record(value, copy);
        }

        return copy;
    }

    public override void Write(WireWriter writer, TCollection value)
    {
        if (IsDefault(value))
        {
            writer.WriteByte(0);
            return;
        }

        writer.WriteByte(1);
        writer.WriteVarUInt((uint)value.Count());
        foreach (var item in value)
        {
            Serialized<TItem>.Write(writer, item);
        }
    }

    public override TCollection Read(WireReader reader, int slot)
    {
        if (reader.ReadByte() == 0)
        {
            return default!;
        }

        var items = new TItem[reader.ReadCount()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Serialized<TItem>.Read(reader);
        }

        return build(items);
    }

    // Only ImmutableArray has a default that cannot be enumerated.
    private static bool IsDefault(TCollection value) => typeof(TCollection).IsValueType && EqualityComparer<TCollection>.Default.Equals(value, default!);
}
