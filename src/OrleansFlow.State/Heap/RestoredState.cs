namespace OrleansFlow.State.Heap;

/// <summary>
/// A state of an earlier run that no function has asked for yet. Its types are known only when one does; until then it is kept
/// as bytes, and goes into snapshots as it came.
/// </summary>
internal sealed class RestoredState(StateMetaInfo meta)
{
    public StateMetaInfo Meta { get; } = meta;

    /// <summary>Key groups with the bytes and the number of their entries.</summary>
    public List<(int KeyGroup, byte[] Bytes, int Count)> KeyGroups { get; } = [];
}
