namespace OrleansFlow.Types;

/// <summary>The serializer of a set or map. Bytes: the count plus one, zero for null; the kind of the comparer; the entries.</summary>
internal abstract class KeyedSerializer<TCollection, TEntry, TForm> : BuiltInSerializer<TCollection>
    where TCollection : IEnumerable<TEntry>
    where TForm : struct, IKeyedForm<TCollection, TEntry>
{
    internal override bool IsShallowlyImmutable => TForm.IsImmutable;

    internal override string? ShallowKeyProblem => CollectionItems.KeyProblem(typeof(TCollection));

    public override void Serialize(TCollection value, ref DataWriter writer)
    {
        if (value is null)
        {
            writer.WriteByte(0);
            return;
        }

        int count = TForm.Count(value);
        writer.WriteVarUInt32((uint)count + 1);
        writer.WriteByte((byte)TForm.Comparer(value));
        if (TForm.IsOrderedByHash)
        {
            WriteSorted(value, count, ref writer);
            return;
        }

        foreach (TEntry entry in value)
        {
            WriteEntry(entry, ref writer);
        }
    }

    public override TCollection Copy(TCollection value)
    {
        if (IsImmutable || value is null)
        {
            return value!;
        }

        TEntry[] entries = [.. value];
        CopyEntries(entries);
        return TForm.From(entries, TForm.Comparer(value));
    }

    /// <summary>Writes one entry.</summary>
    protected abstract void WriteEntry(TEntry entry, ref DataWriter writer);

    /// <summary>Copies the entries in place.</summary>
    protected abstract void CopyEntries(TEntry[] entries);

    /// <summary>Puts the entries together that were read.</summary>
    protected static TCollection Build(TEntry[] entries, ComparerKind comparer, ref DataReader reader)
    {
        TCollection collection = TForm.From(entries, comparer);
        if (TForm.Count(collection) != entries.Length)
        {
            CorruptDataException.Throw(reader.Position, $"{entries.Length} different keys in a {TypeNames.Of(typeof(TCollection))}, but some are equal");
        }

        return collection;
    }

    private void WriteSorted(TCollection value, int count, ref DataWriter writer)
    {
        DataWriter buffer = new(256);
        try
        {
            (int Start, int End)[] places = new (int, int)[count];
            int next = 0;
            foreach (TEntry entry in value)
            {
                int start = buffer.Position;
                WriteEntry(entry, ref buffer);
                places[next++] = (start, buffer.Position);
            }

            byte[] bytes = buffer.ToArray();
            Array.Sort(places, (left, right) => bytes.AsSpan(left.Start..left.End).SequenceCompareTo(bytes.AsSpan(right.Start..right.End)));
            foreach ((int start, int end) in places)
            {
                writer.WriteBytes(bytes.AsSpan(start..end));
            }
        }
        finally
        {
            buffer.Dispose();
        }
    }
}
