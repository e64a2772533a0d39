using System.Diagnostics.CodeAnalysis;

namespace OrleansFlow.State.Scopes;

/// <summary>
/// The states that were asked for last, by their descriptors: functions and triggers ask for each record, and neither a look-up by
/// name nor the making of one is paid then. Few are kept, since some functions make a new descriptor each time.
/// </summary>
/// <typeparam name="TScope">Says what an entry is found by besides the key.</typeparam>
internal sealed class RecentStates<TScope>
    where TScope : struct
{
    private const int Capacity = 8;

    private readonly Entry[] _entries = new Entry[Capacity];
    private int _next;

    /// <summary>The state of a descriptor, set on a scope.</summary>
    public bool TryGet(StateDescriptor descriptor, in TScope scope, [NotNullWhen(true)] out object? state)
    {
        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (ReferenceEquals(entry.Descriptor, descriptor))
            {
                entry.Scoped.SetScope(scope);
                state = entry.State;
                return true;
            }
        }

        state = null;
        return false;
    }

    /// <summary>Keeps a state; the oldest one goes.</summary>
    /// <param name="descriptor">Its descriptor.</param>
    /// <param name="scoped">What is to be set on scopes: the state, or that under it.</param>
    /// <param name="state">What is given out.</param>
    public void Add(StateDescriptor descriptor, IScoped<TScope> scoped, object state)
    {
        _entries[_next] = new Entry(descriptor, scoped, state);
        _next = (_next + 1) % Capacity;
    }

    private readonly record struct Entry(StateDescriptor Descriptor, IScoped<TScope> Scoped, object State);
}
