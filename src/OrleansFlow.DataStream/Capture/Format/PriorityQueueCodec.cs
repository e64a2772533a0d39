namespace OrleansFlow.Capture;

/// <summary>A priority queue: elements and priorities in turn.</summary>
internal sealed class PriorityQueueCodec<TElement, TPriority> : CollectionCodec
{
    public override bool IsMutable => true;

    public override int Stride => 2;

    public override IReadOnlyList<object?> Items(object collection) =>
        ((PriorityQueue<TElement, TPriority>)collection).UnorderedItems.SelectMany(static item => new object?[] { item.Element, item.Priority }).ToList();

    public override object? Comparer(object collection)
    {
        IComparer<TPriority> comparer = ((PriorityQueue<TElement, TPriority>)collection).Comparer;
        return ReferenceEquals(comparer, Comparer<TPriority>.Default) ? null : comparer;
    }

    public override object Create(object? comparer) => new PriorityQueue<TElement, TPriority>((IComparer<TPriority>?)comparer);

    public override object Fill(object? collection, object? comparer, IReadOnlyList<object?> items)
    {
        var queue = (PriorityQueue<TElement, TPriority>)collection!;
        for (int i = 0; i + 1 < items.Count; i += 2)
        {
            queue.Enqueue((TElement)items[i]!, (TPriority)items[i + 1]!);
        }

        return queue;
    }
}
