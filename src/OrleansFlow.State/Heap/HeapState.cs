using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OrleansFlow.State.Scopes;
using OrleansFlow.Types;

namespace OrleansFlow.State.Heap;

/// <summary>
/// Base of the states of the heap backend: one entry of a table for each key, or for each key and namespace (the role of
/// org.apache.flink.runtime.state.heap.AbstractHeapState). Using the entry of one key more than once looks it up once.
/// </summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TEntry">Type of the keys of the table.</typeparam>
/// <typeparam name="TScope">Says what an entry is found by.</typeparam>
/// <typeparam name="T">Type of the entries' values.</typeparam>
internal abstract class HeapState<TKey, TEntry, TScope, T> : IHeapState, IScoped<TScope>, IStateOfKeys<TKey>
    where TScope : struct, IStateScope<TKey, TEntry>
{
    private readonly KeyedStateBackend<TKey> _backend;
    private readonly TypeSerializer<TEntry> _entries;
    private readonly TypeSerializer<T> _values;
    private readonly HeapTable<TEntry, T> _table;
    private TScope _scope;

    // Where the current key's entry was found, or −1; right while the backend's turn is the same.
    private long _turn = -1;
    private int _index;
    private int _cleaned;

    protected HeapState(StateSettings<TKey, TEntry> settings, StateKind kind, TypeSerializer<T> values)
    {
        _backend = settings.Backend;
        _entries = settings.Entries;
        _values = values;
        _table = new HeapTable<TEntry, T>(_entries, values);
        Meta = new StateMetaInfo(settings.Name, kind, _backend.KeySerializer.Schema, settings.NamespaceSchema, values.Schema);
    }

    public StateMetaInfo Meta { get; }

    public abstract string Description { get; }

    /// <summary>How many entries there are.</summary>
    public int Count => _table.Count;

    public bool IsByKeyAlone => typeof(TScope) == typeof(KeyScope<TKey>);

    /// <summary>What snapshots leave out; null for nothing. Taken once for each snapshot.</summary>
    public Func<SnapshotFilter<T>?>? SnapshotFilter { get; set; }

    /// <summary>Reads values of an earlier run that had, or had not, a time to live; null if they are as they are now.</summary>
    public Func<TypeSchema, TypeSerializer<T>?>? Migration { get; set; }

    /// <summary>Sets what the state's entry is found by besides the key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetScope(in TScope scope)
    {
        _scope = scope;
        _turn = -1;
    }

    /// <summary>Whether the current key has an entry.</summary>
    public bool Exists
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Locate() >= 0;
    }

    /// <summary>The value of the current key's entry, to be handed out or changed in its place.</summary>
    /// <returns>Whether there is one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Find(out T value)
    {
        int index = Locate();
        if (index >= 0)
        {
            value = _table.ValueAt(index);
            return true;
        }

        value = default!;
        return false;
    }

    /// <summary>Sets the value of the current key's entry, which is made if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(T value)
    {
        int index = Locate();
        if (index >= 0)
        {
            _table.SetValueAt(index, value);
        }
        else
        {
            _backend.CheckKeyGroup();
            _index = _table.Add(_scope.EntryOf(_backend), _scope.HashOf(_backend), value);
        }
    }

    /// <summary>Removes the current key's entry, if there is one.</summary>
    public void Clear()
    {
        int index = Locate();
        if (index >= 0)
        {
            _table.RemoveAt(index);
            _index = -1;
        }
    }

    public void LookAhead(ReadOnlySpan<TKey> keys, ReadOnlySpan<int> hashes) =>
        _table.LookAhead(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<TKey, TEntry>(ref MemoryMarshal.GetReference(keys)), keys.Length), hashes);

    /// <summary>Looks at some entries, from where the last call ended, and removes those that have nothing left.</summary>
    /// <param name="count">How many.</param>
    /// <param name="filter">Says what is left of a value.</param>
    public void CleanUp(int count, SnapshotFilter<T> filter)
    {
        for (int i = 0; i < count; i++)
        {
            _cleaned = _table.Next(_cleaned);
            if (_cleaned < 0)
            {
                _cleaned = 0;
                return;
            }

            int index = _cleaned++;
            T value = _table.ValueAt(index);
            T left = value;
            if (!filter(ref left))
            {
                _table.RemoveAt(index);
                _turn = -1;
            }
            else if (!EqualityComparer<T>.Default.Equals(left, value))
            {
                _table.SetValueAt(index, left);
            }
        }
    }

    public void ForEachKey(Action action)
    {
        List<TKey> keys = [];
        HashSet<TKey> seen = [];
        for (int index = _table.Next(0); index >= 0; index = _table.Next(index + 1))
        {
            TKey key = TScope.KeyOf(_table.ReadAt(index).Key);
            if (seen.Add(key))
            {
                keys.Add(key);
            }
        }

        foreach (TKey key in keys)
        {
            _backend.SetCurrentKey(key);
            action();
        }
    }

    StateSnapshot IHeapState.Snapshot() => new HeapStateSnapshot<TKey, TEntry, TScope, T>(
        Meta, _table.Snapshot(), _entries, _values, SnapshotFilter?.Invoke(), _backend.Range, _backend.MaxParallelism);

    void IHeapState.Restore(RestoredState restored)
    {
        TypeSerializer<T> values = Migration?.Invoke(restored.Meta.ValueSchema) ?? _values.ReaderFor(restored.Meta.ValueSchema);
        foreach ((int keyGroup, byte[] bytes, int count) in restored.KeyGroups)
        {
            DataReader reader = new(bytes);
            for (int i = 0; i < count; i++)
            {
                TEntry entry = _entries.Deserialize(ref reader);
                T value = values.Deserialize(ref reader);
                int hash = TScope.HashOf(entry, _entries);
                int actual = KeyGroups.Of(TScope.KeyHashOf(entry, hash), _backend.MaxParallelism);
                if (actual != keyGroup || _table.Find(entry, hash) >= 0)
                {
                    throw new CorruptDataException(
                        reader.Position,
                        $"an entry of state '{Meta.Name}' with a new key of key group {keyGroup}, but entry {i} has key {TScope.KeyOf(entry)} of key group {actual}");
                }

                _table.Add(entry, hash, value);
            }

            reader.EnsureEnd();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Locate() => _turn == _backend.Turn ? _index : LocateAnew();

    private int LocateAnew()
    {
        KeyedStateBackend<TKey> backend = _backend;
        if (backend.Turn == KeyedStateBackend<TKey>.NoTurn)
        {
            throw new OrleansFlowException($"State '{Meta.Name}' was used without a current key; keyed state is there while a record or a timer of a keyed stream is processed.");
        }

        _turn = backend.Turn;
        return _index = _table.Find(_scope.EntryOf(backend), _scope.HashOf(backend));
    }
}
