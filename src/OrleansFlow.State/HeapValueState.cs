using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using OrleansFlow.State.Heap;
using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>
/// Value state of the heap backend (org.apache.flink.runtime.state.heap.HeapValueState). Reading and then setting the value of
/// one key looks the key up once.
/// </summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class HeapValueState<TKey, T> : IValueState<T>, IHeapState
{
    private readonly KeyedStateBackend<TKey> _backend;
    private readonly TypeSerializer<T> _serializer;
    private readonly HeapTable<TKey, T> _table;

    // Where the current key's entry was found, or −1; right while the backend's turn is the same.
    private long _turn = -1;
    private int _index;

    internal HeapValueState(KeyedStateBackend<TKey> backend, string name, TypeSerializer<T> serializer)
    {
        _backend = backend;
        _serializer = serializer;
        _table = new HeapTable<TKey, T>(backend.KeySerializer, serializer);
        Name = name;
    }

    /// <summary>The name of the state.</summary>
    public string Name { get; }

    /// <summary>How many keys have a value.</summary>
    public int Count => _table.Count;

    /// <inheritdoc />
    public T? Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int index = Locate();
            return index >= 0 ? _table.ValueAt(index) : default;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            if (value is null)
            {
                Clear();
                return;
            }

            int index = Locate();
            if (index >= 0)
            {
                _table.SetValueAt(index, value);
            }
            else
            {
                _backend.CheckKeyGroup();
                _index = _table.Add(_backend.Key, _backend.KeyHash, value);
            }
        }
    }

    Type IHeapState.ValueType => typeof(T);

    /// <inheritdoc />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        int index = Locate();
        if (index >= 0)
        {
            value = _table.ValueAt(index);
            return true;
        }

        value = default;
        return false;
    }

    /// <inheritdoc />
    public void Clear()
    {
        int index = Locate();
        if (index >= 0)
        {
            _table.RemoveAt(index);
            _index = -1;
        }
    }

    StateSnapshot IHeapState.Snapshot() =>
        new HeapValueStateSnapshot<TKey, T>(Name, _table.Snapshot(), _backend.KeySerializer, _serializer, _backend.Range, _backend.MaxParallelism);

    void IHeapState.Restore(RestoredState restored)
    {
        TypeSerializer<TKey> keys = _backend.KeySerializer.ReaderFor(restored.KeySchema);
        TypeSerializer<T> values = _serializer.ReaderFor(restored.ValueSchema);
        foreach ((int keyGroup, byte[] bytes, int count) in restored.KeyGroups)
        {
            DataReader reader = new(bytes);
            for (int i = 0; i < count; i++)
            {
                TKey key = keys.Deserialize(ref reader);
                T value = values.Deserialize(ref reader);
                int hash = _backend.KeySerializer.HashKey(key);
                if (KeyGroups.Of(hash, _backend.MaxParallelism) != keyGroup || _table.Find(key, hash) >= 0)
                {
                    throw new CorruptDataException(
                        reader.Position,
                        $"an entry of state '{Name}' with a new key of key group {keyGroup}, but entry {i} has key {key} of key group {KeyGroups.Of(hash, _backend.MaxParallelism)}");
                }

                _table.Add(key, hash, value);
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
            throw new OrleansFlowException($"State '{Name}' was used without a current key; keyed state is there while a record or a timer of a keyed stream is processed.");
        }

        _turn = backend.Turn;
        return _index = _table.Find(backend.Key, backend.KeyHash);
    }
}
