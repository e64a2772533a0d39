using OrleansFlow.Types;

namespace OrleansFlow.State.Heap;

/// <summary>What was restored of the keyed states of an operator and nobody has asked for yet.</summary>
/// <param name="range">The key groups that are kept; others are passed over.</param>
internal sealed class RestoredStates(KeyGroupRange range)
{
    private readonly List<RestoredState> _states = [];

    /// <summary>The states in the order in which they came.</summary>
    public IReadOnlyList<RestoredState> All => _states;

    /// <summary>Adds the key groups of a snapshot that are in the range.</summary>
    public void Add(KeyedStateSnapshot snapshot)
    {
        KeyGroupRange common = range.Intersect(snapshot.Range);
        foreach (StateSnapshot state in snapshot.States)
        {
            // A state without entries is there, too: its form is checked when it is asked for.
            GetOrAdd(state.Meta);
            for (int keyGroup = common.Start; keyGroup <= common.End; keyGroup++)
            {
                int count = state.CountOf(keyGroup);
                if (count > 0)
                {
                    Add(state.Meta, keyGroup, count, state.BytesOf(keyGroup));
                }
            }
        }
    }

    /// <summary>Adds a key group of a state.</summary>
    /// <exception cref="OrleansFlowException">The key group was restored before, or the parts have different forms.</exception>
    public void Add(StateMetaInfo meta, int keyGroup, int count, byte[] bytes)
    {
        if (!range.Contains(keyGroup))
        {
            return;
        }

        RestoredState state = GetOrAdd(meta);
        if (!state.TryAdd(keyGroup, bytes, count))
        {
            throw new OrleansFlowException($"Key group {keyGroup} of state '{meta.Name}' was restored twice; two of the snapshots given overlap.");
        }
    }

    /// <summary>Finds a state.</summary>
    public RestoredState? Find(string name) => _states.Find(state => state.Meta.Name == name);

    /// <summary>Somebody has asked for a state.</summary>
    public void Remove(RestoredState state) => _states.Remove(state);

    /// <summary>Forgets all states.</summary>
    public void Clear() => _states.Clear();

    /// <summary>The states as they came.</summary>
    public IEnumerable<StateSnapshot> Snapshot() => _states.Select(static state => new RestoredStateSnapshot(state));

    private RestoredState GetOrAdd(StateMetaInfo meta)
    {
        RestoredState? state = Find(meta.Name);
        if (state is null)
        {
            _states.Add(state = new RestoredState(meta));
        }
        else if (state.Meta != meta)
        {
            throw new OrleansFlowException($"State '{meta.Name}' was restored in part as {state.Meta} and in part as {meta}; the parts are of different snapshots.");
        }

        return state;
    }
}
