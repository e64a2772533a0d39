namespace OrleansFlow.Capture;

/// <summary>A collection of single items.</summary>
internal sealed class SequenceCodec<TCollection, T>(
    Func<TCollection, object?>? comparer,
    Func<object?, TCollection>? create,
    Action<TCollection, T>? add,
    Func<object?, IEnumerable<T>, TCollection>? build,
    bool reversed = false) : CollectionCodec
    where TCollection : class, IEnumerable<T>
{
    public override bool IsMutable => create is not null;

    public override int Stride => 1;

    public override IReadOnlyList<object?> Items(object collection)
    {
        List<object?> items = ((TCollection)collection).Select(static item => (object?)item).ToList();
        if (reversed)
        {
            items.Reverse();
        }

        return items;
    }

    public override object? Comparer(object collection) => comparer?.Invoke((TCollection)collection);

    public override object Create(object? comparer) => create!(comparer);

    public override object Fill(object? collection, object? comparer, IReadOnlyList<object?> items)
    {
        if (create is null)
        {
            return build!(comparer, items.Select(static item => (T)item!));
        }

        var target = (TCollection)collection!;
        foreach (object? item in items)
        {
            add!(target, (T)item!);
        }

        return target;
    }
}
