using OrleansFlow.Types;

namespace OrleansFlow.State.Heap;

/// <summary>The snapshot of a state that no function has asked for since it was restored. Its bytes do not change any more.</summary>
internal sealed class RestoredStateSnapshot(RestoredState state) : StateSnapshot(state.Meta)
{
    public override int CountOf(int keyGroup) => state.Of(keyGroup).Count;

    public override void WriteKeyGroup(int keyGroup, ref DataWriter writer) => writer.WriteBytes(state.Of(keyGroup).Bytes);

    internal override byte[] BytesOf(int keyGroup) => state.Of(keyGroup).Bytes;

    public override void Dispose()
    {
    }
}
