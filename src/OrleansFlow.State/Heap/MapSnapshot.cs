namespace OrleansFlow.State.Heap;

/// <summary>The entries of a map as of a moment.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TValue">Type of the values.</typeparam>
internal sealed class MapSnapshot<TKey, TValue> : IDisposable
{
    private readonly CopyOnWriteMap<TKey, TValue> _map;
    private readonly CopyOnWriteMap<TKey, TValue>.Page[] _pages;
    private readonly int _used;
    private bool _released;

    internal MapSnapshot(CopyOnWriteMap<TKey, TValue> map, CopyOnWriteMap<TKey, TValue>.Page[] pages, int used, int count)
    {
        _map = map;
        _pages = pages;
        _used = used;
        Count = count;
    }

    /// <summary>How many entries there are.</summary>
    public int Count { get; }

    /// <summary>The entries with the hashes of their keys; in the order of their places, which is that of their insertion where nothing was removed.</summary>
    public IEnumerable<(TKey Key, int Hash, TValue Value)> Entries
    {
        get
        {
            for (int index = 0; index < _used; index++)
            {
                CopyOnWriteMap<TKey, TValue>.Entry entry = _pages[index / CopyOnWriteMap<TKey, TValue>.PageSize].Entries[index % CopyOnWriteMap<TKey, TValue>.PageSize];
                if (entry.IsUsed)
                {
                    yield return (entry.Key, entry.Hash, entry.Value);
                }
            }
        }
    }

    /// <summary>Lets the map write to the pages again.</summary>
    public void Dispose()
    {
        if (!_released)
        {
            _released = true;
            _map.ReleaseSnapshot();
        }
    }
}
