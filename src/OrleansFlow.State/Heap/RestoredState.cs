namespace OrleansFlow.State.Heap;

/// <summary>
/// A state of an earlier run that no function has asked for yet. Its types are known only when one does; until then it is kept
/// as bytes, and goes into snapshots as it came.
/// </summary>
internal sealed class RestoredState(StateMetaInfo meta)
{
    private readonly SortedDictionary<int, (byte[] Bytes, int Count)> _keyGroups = [];

    public StateMetaInfo Meta { get; } = meta;

    /// <summary>Key groups with the bytes and the number of their entries.</summary>
    public IEnumerable<(int KeyGroup, byte[] Bytes, int Count)> KeyGroups => _keyGroups.Select(static g => (g.Key, g.Value.Bytes, g.Value.Count));

    /// <summary>Adds a key group.</summary>
    /// <returns>Whether it was not there.</returns>
    public bool TryAdd(int keyGroup, byte[] bytes, int count) => _keyGroups.TryAdd(keyGroup, (bytes, count));

    /// <summary>A key group; no bytes for one that has no entries.</summary>
    public (byte[] Bytes, int Count) Of(int keyGroup) => _keyGroups.TryGetValue(keyGroup, out (byte[] Bytes, int Count) group) ? group : ([], 0);
}
