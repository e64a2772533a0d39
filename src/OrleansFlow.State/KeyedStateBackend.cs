using System.Runtime.CompilerServices;
using OrleansFlow.State.Heap;
using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>
/// The keyed state of one operator of one subtask, kept in memory (org.apache.flink.runtime.state.heap.HeapKeyedStateBackend).
/// States work on the current key. A snapshot is taken at once, by sharing, and written while processing goes on. All but the
/// reading of snapshots is called by one thread at a time.
/// </summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
internal sealed class KeyedStateBackend<TKey> : IKeyedStateBackend, IDisposable
{
    internal const long NoTurn = 0;

    // So many entries are near anyway.
    private const int FewEntries = 1 << 15;

    private readonly Dictionary<string, IHeapState> _states = new(StringComparer.Ordinal);
    private readonly List<IHeapState> _inOrder = [];
    private readonly RestoredStates _restored;
    private readonly List<IStateOfKeys<TKey>> _ofKeys = [];
    private TKey? _key;
    private long _lastTurn;

    /// <summary>Creates a backend without state.</summary>
    /// <param name="keySerializer">Serializer of the keys.</param>
    /// <param name="maxParallelism">How many key groups there are in all, 1 to 32768.</param>
    /// <param name="range">The key groups of the subtask.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or outside of the key groups.</exception>
    public KeyedStateBackend(TypeSerializer<TKey> keySerializer, int maxParallelism, KeyGroupRange range)
    {
        ArgumentNullException.ThrowIfNull(keySerializer);
        KeyGroups.CheckMaxParallelism(maxParallelism);
        if (range.Count == 0 || range.Start < 0 || range.End >= maxParallelism)
        {
            throw new ArgumentOutOfRangeException(nameof(range), range, $"The key groups of a subtask are a part of [0..{maxParallelism - 1}] that is not empty.");
        }

        KeySerializer = keySerializer;
        MaxParallelism = maxParallelism;
        Range = range;
        _restored = new RestoredStates(range);
    }

    /// <summary>Serializer of the keys.</summary>
    public TypeSerializer<TKey> KeySerializer { get; }

    /// <summary>How many key groups there are in all.</summary>
    public int MaxParallelism { get; }

    /// <summary>The key groups of the subtask.</summary>
    public KeyGroupRange Range { get; }

    /// <summary>The key that states work on.</summary>
    /// <exception cref="OrleansFlowException">None was set.</exception>
    public TKey CurrentKey => HasCurrentKey ? _key! : ThrowNoKey<TKey>();

    /// <summary>The key group of the current key.</summary>
    /// <exception cref="OrleansFlowException">No key was set.</exception>
    public int CurrentKeyGroup => HasCurrentKey ? KeyGroups.Of(KeyHash, MaxParallelism) : ThrowNoKey<int>();

    /// <summary>Whether there is a current key.</summary>
    public bool HasCurrentKey => Turn != NoTurn;

    // Grows with every key that is set: what a state has found out about the key is right for one turn.
    internal long Turn { get; private set; }

    internal TKey Key => _key!;

    internal int KeyHash { get; private set; }

    /// <summary>Called for each record and timer, before its key is set.</summary>
    internal Action? OnEveryKey { get; set; }

    /// <summary>Sets the key that states work on.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="OrleansFlowException">The key is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetCurrentKey(TKey key)
    {
        if (key is null)
        {
            ThrowNullKey();
        }

        SetCurrentKey(key, KeySerializer.HashKey(key));
    }

    /// <summary>Sets the key that states work on, its hash being known.</summary>
    /// <param name="key">The key.</param>
    /// <param name="keyHash">Its stable hash, <see cref="TypeSerializer{T}.HashKey"/>.</param>
    /// <exception cref="OrleansFlowException">The key is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetCurrentKey(TKey key, int keyHash)
    {
        if (key is null)
        {
            ThrowNullKey();
        }

        if (OnEveryKey is not null)
        {
            ClearCurrentKey();
            OnEveryKey();
        }

        _key = key;
        KeyHash = keyHash;
        Turn = ++_lastTurn;
    }

    /// <summary>Whether a state is so large that its entries are far from the processor.</summary>
    public bool HasLargeState
    {
        get
        {
            foreach (IStateOfKeys<TKey> state in _ofKeys)
            {
                if (state.Count > FewEntries)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Brings the entries of keys that come next near, all at once.</summary>
    /// <param name="keys">The keys, a few.</param>
    /// <param name="hashes">Their hashes.</param>
    public void LookAhead(ReadOnlySpan<TKey> keys, ReadOnlySpan<int> hashes)
    {
        foreach (IStateOfKeys<TKey> state in _ofKeys)
        {
            state.LookAhead(keys, hashes);
        }
    }

    /// <summary>Checks that the current key belongs here. States do so when a key gets its first value: no other key can have one.</summary>
    internal void CheckKeyGroup()
    {
        if (!Range.Contains(CurrentKeyGroup))
        {
            ThrowForeignKey();
        }
    }

    /// <summary>Ends the work on the current key: states cannot be used until another is set.</summary>
    public void ClearCurrentKey()
    {
        _key = default;
        Turn = NoTurn;
    }

    /// <summary>The value state of a name, one value for each key; made at the first call, with what was restored for it.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="serializer">Serializer of the values.</param>
    /// <exception cref="OrleansFlowException">The name is used with another type.</exception>
    /// <exception cref="IncompatibleSchemaException">What was restored cannot be read as this type.</exception>
    public HeapValueState<TKey, T> GetValueState<T>(string name, TypeSerializer<T> serializer) =>
        GetOrCreate(name, $"value state of {typeof(T)}", () => new HeapValueState<TKey, T>(new StateSettings<TKey, TKey>(this, name, KeySerializer, null), serializer));

    /// <summary>The state of a name; made at the first call, with what was restored for it.</summary>
    /// <typeparam name="TState">Type of the state.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="description">What is asked for.</param>
    /// <param name="create">Makes it.</param>
    /// <exception cref="OrleansFlowException">The name is used for another state.</exception>
    /// <exception cref="IncompatibleSchemaException">What was restored cannot be read as this state.</exception>
    public TState GetOrCreate<TState>(string name, string description, Func<TState> create)
        where TState : class, IHeapState
    {
        if (_states.TryGetValue(name, out IHeapState? known))
        {
            return known as TState ?? throw new OrleansFlowException(
                $"State '{name}' is a {known.Description} and was now asked for as a {description}; give each state of an operator a name of its own.");
        }

        TState state = create();
        if (_restored.Find(name) is { } restored)
        {
            CheckForm(restored.Meta, state.Meta);
            state.Restore(restored);
            _restored.Remove(restored);
        }

        _states.Add(name, state);
        _inOrder.Add(state);
        if (state is IStateOfKeys<TKey> { IsByKeyAlone: true } ofKeys)
        {
            _ofKeys.Add(ofKeys);
        }

        return state;
    }

    /// <summary>Calls an action with each key that has an entry in a state as the current key; the action may change the state.</summary>
    /// <param name="name">Name of the state; nothing happens if it was never asked for.</param>
    /// <param name="action">The action.</param>
    public void ForEachKey(string name, Action action)
    {
        if (_states.TryGetValue(name, out IHeapState? state))
        {
            state.ForEachKey(action);
            ClearCurrentKey();
        }
    }

    /// <summary>The state of this moment, to be written while processing goes on.</summary>
    public KeyedStateSnapshot Snapshot() =>
        new(Range, MaxParallelism, [.. _inOrder.Select(static s => s.Snapshot()), .. _restored.Snapshot()]);

    /// <inheritdoc />
    public int CountEntries() => _inOrder.Sum(static s => s.Count);

    /// <inheritdoc />
    public bool HasUnclaimed(string name) => _restored.Find(name) is not null;

    /// <inheritdoc />
    public void Restore(KeyedStateSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        foreach (StateSnapshot state in snapshot.States)
        {
            CheckRestorable(state.Meta);
        }

        _restored.Add(snapshot);
    }

    /// <summary>
    /// Takes a key group of a state out of an earlier snapshot, before the state is asked for. Key groups of others are passed
    /// over, so every snapshot that meets <see cref="Range"/> can be offered whole.
    /// </summary>
    /// <param name="meta">Name, kind and form of the state.</param>
    /// <param name="keyGroup">The key group.</param>
    /// <param name="count">How many entries there are.</param>
    /// <param name="bytes">The entries as <see cref="StateSnapshot.WriteKeyGroup"/> wrote them; kept.</param>
    /// <exception cref="OrleansFlowException">The state is in use, the key group was restored before, or the parts have different forms.</exception>
    /// <exception cref="IncompatibleSchemaException">The keys are of another type; keys do not evolve.</exception>
    public void Restore(StateMetaInfo meta, int keyGroup, int count, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(meta);
        ArgumentNullException.ThrowIfNull(bytes);
        CheckRestorable(meta);
        _restored.Add(meta, keyGroup, count, bytes);
    }

    /// <summary>Forgets all state.</summary>
    public void Dispose()
    {
        ClearCurrentKey();
        _states.Clear();
        _inOrder.Clear();
        _ofKeys.Clear();
        _restored.Clear();
    }

    private void CheckRestorable(StateMetaInfo meta)
    {
        if (_states.ContainsKey(meta.Name))
        {
            throw new OrleansFlowException($"State '{meta.Name}' cannot be restored: it is in use already.");
        }

        if (!meta.KeySchema.Equals(KeySerializer.Schema))
        {
            throw new IncompatibleSchemaException($"The keys of state '{meta.Name}' were of another type; the type of a key does not evolve.", meta.KeySchema, KeySerializer.Schema);
        }
    }

    private static void CheckForm(StateMetaInfo restored, StateMetaInfo now)
    {
        if (restored.Kind != now.Kind)
        {
            throw new OrleansFlowException($"State '{now.Name}' was saved as a {restored.Kind} state and is now a {now.Kind} state; give the new one another name.");
        }

        if (!Equals(restored.NamespaceSchema, now.NamespaceSchema))
        {
            throw new OrleansFlowException(
                $"State '{now.Name}' was saved with namespaces of {restored.NamespaceSchema?.ToString() ?? "no type"} and now has namespaces of {now.NamespaceSchema?.ToString() ?? "no type"}; give the new one another name.");
        }
    }

    private static void ThrowNullKey() =>
        throw new OrleansFlowException($"The key selector returned null; a key of type {typeof(TKey)} must not be null. Filter such records out or map them to a key of their own.");

    private static TResult ThrowNoKey<TResult>() =>
        throw new OrleansFlowException("There is no current key; it is there while a record or a timer of a keyed stream is processed.");

    private void ThrowForeignKey() => throw new OrleansFlowException(
        $"Key {_key} is of key group {CurrentKeyGroup}, which is not in this subtask's range {Range} of {MaxParallelism} key groups: the record was sent to the wrong subtask, or its key selector gave another key before (a key must not change, and its hash must be the same everywhere).");
}
