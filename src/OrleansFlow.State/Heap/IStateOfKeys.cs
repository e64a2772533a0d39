namespace OrleansFlow.State.Heap;

/// <summary>A state that may have an entry for each key, if it is found by the key alone.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
internal interface IStateOfKeys<TKey>
{
    /// <summary>Whether its entries are found by the key alone.</summary>
    bool IsByKeyAlone { get; }

    /// <summary>How many entries there are.</summary>
    int Count { get; }

    /// <summary>Brings the entries of keys near, all at once.</summary>
    void LookAhead(ReadOnlySpan<TKey> keys, ReadOnlySpan<int> hashes);
}
