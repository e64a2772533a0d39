using OrleansFlow.Types;

namespace OrleansFlow.State.Timers;

/// <summary>The snapshot of timers, which are in several tables.</summary>
/// <param name="meta">Name, kind and form.</param>
/// <param name="parts">The tables.</param>
internal sealed class TimerSnapshot(StateMetaInfo meta, StateSnapshot[] parts) : StateSnapshot(meta)
{
    public override int CountOf(int keyGroup) => parts.Sum(part => part.CountOf(keyGroup));

    public override void WriteKeyGroup(int keyGroup, ref DataWriter writer)
    {
        foreach (StateSnapshot part in parts)
        {
            part.WriteKeyGroup(keyGroup, ref writer);
        }
    }

    public override void Dispose() => Array.ForEach(parts, static part => part.Dispose());
}
