namespace OrleansFlow.Types;

/// <summary>How one collection type with an order is taken apart and put together; a struct, so that nothing is called virtually.</summary>
internal interface ISequenceForm<TCollection, TItem>
{
    /// <summary>Whether the collection, its items aside, can never change.</summary>
    static virtual bool IsImmutable => false;

    static virtual bool IsNull(TCollection collection) => collection is null;

    static abstract int Count(TCollection collection);

    /// <summary>The items in memory, where the collection keeps them in one piece.</summary>
    static virtual bool TryGetSpan(TCollection collection, out ReadOnlySpan<TItem> items)
    {
        items = default;
        return false;
    }

    /// <summary>A collection of these items, which it may keep.</summary>
    static abstract TCollection From(TItem[] items);
}
