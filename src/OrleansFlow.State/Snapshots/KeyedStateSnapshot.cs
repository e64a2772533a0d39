using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>All states of a backend as they were at one moment; dispose it when it has been written.</summary>
public sealed class KeyedStateSnapshot : IDisposable
{
    internal KeyedStateSnapshot(KeyGroupRange range, int maxParallelism, IReadOnlyList<StateSnapshot> states)
    {
        Range = range;
        MaxParallelism = maxParallelism;
        States = states;
    }

    /// <summary>The key groups of the backend.</summary>
    public KeyGroupRange Range { get; }

    /// <summary>How many key groups there are in all.</summary>
    public int MaxParallelism { get; }

    /// <summary>The states in the order in which they were first asked for; those never asked for since a restore come last.</summary>
    public IReadOnlyList<StateSnapshot> States { get; }

    /// <summary>Ends the reading of all states. Calling it again does nothing.</summary>
    public void Dispose()
    {
        foreach (StateSnapshot state in States)
        {
            state.Dispose();
        }
    }
}
