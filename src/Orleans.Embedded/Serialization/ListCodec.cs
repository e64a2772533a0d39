namespace Orleans.Embedded;

/// <summary>Copies, writes and reads values of type List.</summary>
internal sealed class ListCodec<T> : MutableCollectionCodec<List<T>, T>
{
    protected override int Count(List<T> value) => value.Count;

    protected override List<T> Create(object? head, int count) => new(count);

    protected override void Add(List<T> collection, T item) => collection.Add(item);
}
