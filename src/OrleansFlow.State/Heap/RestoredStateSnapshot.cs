using OrleansFlow.Types;

namespace OrleansFlow.State.Heap;

/// <summary>The snapshot of a state that no function has asked for since it was restored.</summary>
internal sealed class RestoredStateSnapshot(RestoredState state) : StateSnapshot(state.Meta)
{
    private readonly Dictionary<int, (byte[] Bytes, int Count)> _keyGroups = state.KeyGroups.ToDictionary(static g => g.KeyGroup, static g => (g.Bytes, g.Count));

    public override int CountOf(int keyGroup) => _keyGroups.TryGetValue(keyGroup, out (byte[] Bytes, int Count) group) ? group.Count : 0;

    public override void WriteKeyGroup(int keyGroup, ref DataWriter writer)
    {
        if (_keyGroups.TryGetValue(keyGroup, out (byte[] Bytes, int Count) group))
        {
            writer.WriteBytes(group.Bytes);
        }
    }

    public override void Dispose()
    {
    }
}
