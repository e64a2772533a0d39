namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type HashSet.</summary>
internal sealed class HashSetCodec<T> : MutableCollectionCodec<HashSet<T>, T>
{
    protected override int Count(HashSet<T> value) => value.Count;

    protected override HashSet<T> CreateLike(HashSet<T> value, int count) => new(count, value.Comparer);

    protected override HashSet<T> Create(object? head, int count) => new(count, (IEqualityComparer<T>?)head);

    protected override void Add(HashSet<T> collection, T item) => collection.Add(item);

    protected override void WriteHead(WireWriter writer, HashSet<T> value) => Comparers.Write(writer, value.Comparer);

    protected override object? ReadHead(WireReader reader) => Comparers.Read<T>(reader);
}
