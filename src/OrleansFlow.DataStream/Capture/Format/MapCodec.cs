namespace OrleansFlow.Capture;

/// <summary>A collection of keys and values.</summary>
internal sealed class MapCodec<TMap, TKey, TValue>(
    Func<TMap, object?>? comparer,
    Func<object?, TMap>? create,
    Action<TMap, TKey, TValue>? add,
    Func<object?, IEnumerable<KeyValuePair<TKey, TValue>>, TMap>? build) : CollectionCodec
    where TMap : class, IEnumerable<KeyValuePair<TKey, TValue>>
{
    public override bool IsMutable => create is not null;

    public override int Stride => 2;

    public override IReadOnlyList<object?> Items(object collection)
    {
        var items = new List<object?>();
        foreach ((TKey key, TValue value) in (TMap)collection)
        {
            items.Add(key);
            items.Add(value);
        }

        return items;
    }

    public override object? Comparer(object collection) => comparer?.Invoke((TMap)collection);

    public override object Create(object? comparer) => create!(comparer);

    public override object Fill(object? collection, object? comparer, IReadOnlyList<object?> items)
    {
        if (create is null)
        {
            return build!(comparer, Pairs(items));
        }

        var target = (TMap)collection!;
        foreach ((TKey key, TValue value) in Pairs(items))
        {
            add!(target, key, value);
        }

        return target;
    }

    private static IEnumerable<KeyValuePair<TKey, TValue>> Pairs(IReadOnlyList<object?> items)
    {
        for (int i = 0; i + 1 < items.Count; i += 2)
        {
            yield return new KeyValuePair<TKey, TValue>((TKey)items[i]!, (TValue)items[i + 1]!);
        }
    }
}
