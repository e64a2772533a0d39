namespace OrleansFlow.State.Heap;

/// <summary>A key with its value. Snapshots read all fields but <see cref="Next"/>, of which they need the sign only.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <typeparam name="T">Type of the value.</typeparam>
internal struct HeapEntry<TKey, T>
{
    /// <summary>Mark of the last entry of a chain.</summary>
    public const int EndOfChain = -1;

    /// <summary>The key's stable hash.</summary>
    public int Hash;

    /// <summary>Index of the next entry of the chain, or <see cref="EndOfChain"/>; of a free entry see <see cref="FreeMark"/>.</summary>
    public int Next;

    public TKey Key;

    public T Value;

    /// <summary>Whether the entry holds a key.</summary>
    public readonly bool IsLive => Next >= EndOfChain;

    /// <summary>The mark of a free entry that leads to the next free one; its own inverse.</summary>
    public static int FreeMark(int nextFree) => -3 - nextFree;
}
