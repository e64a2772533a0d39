namespace OrleansFlow.Types;

/// <summary>How one set or map type is taken apart and put together; its entries are items or key-value pairs.</summary>
internal interface IKeyedForm<TCollection, TEntry>
{
    /// <summary>Whether the collection, its entries aside, can never change.</summary>
    static virtual bool IsImmutable => false;

    /// <summary>Whether the order of the entries depends on hashes, which may differ in another process; they are written sorted by their bytes.</summary>
    static virtual bool IsOrderedByHash => false;

    static abstract int Count(TCollection collection);

    static abstract ComparerKind Comparer(TCollection collection);

    /// <summary>A collection of these entries; it has fewer when some are equal.</summary>
    static abstract TCollection From(TEntry[] entries, ComparerKind comparer);
}
