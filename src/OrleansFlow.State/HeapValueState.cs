using System.Diagnostics.CodeAnalysis;
using OrleansFlow.State.Heap;
using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>Value state on the heap (org.apache.flink.runtime.state.heap.HeapValueState).</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class HeapValueState<TKey, T> : IValueState<T>
{
    private readonly KeyedStateBackend<TKey> _backend;
    private readonly CopyOnWriteMap<TKey, T> _map;

    // What was found for the current key: a read and the write behind it look for it once.
    private long _foundEpoch = -1;
    private int _found;

    internal HeapValueState(KeyedStateBackend<TKey> backend, string name, TypeSerializer<T> serializer)
    {
        _backend = backend;
        _map = new CopyOnWriteMap<TKey, T>(backend.KeySerializer, serializer);
        Name = name;
    }

    /// <summary>Name of the state.</summary>
    public string Name { get; }

    /// <summary>How many keys have a value.</summary>
    public int Count => _map.Count;

    /// <inheritdoc />
    public T? Value
    {
        get => TryGet(out T? value) ? value : default;
        set
        {
            if (value is null)
            {
                Clear();
                return;
            }

            int index = Find();
            if (index >= 0)
            {
                _map.Write(index, value);
            }
            else
            {
                _backend.CheckRange();
                _found = _map.Add(_backend.CurrentKey, _backend.CurrentKeyHash, value);
            }
        }
    }

    /// <inheritdoc />
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        int index = Find();
        if (index >= 0)
        {
            value = _map.Read(index);
            return true;
        }

        value = default;
        return false;
    }

    /// <inheritdoc />
    public void Clear()
    {
        _map.Remove(_backend.CurrentKey, _backend.CurrentKeyHash);
        _foundEpoch = -1;
    }

    internal MapSnapshot<TKey, T> TakeSnapshot() => _map.TakeSnapshot();

    private int Find()
    {
        if (_foundEpoch != _backend.KeyEpoch)
        {
            _found = _map.Find(_backend.CurrentKey, _backend.CurrentKeyHash);
            _foundEpoch = _backend.KeyEpoch;
        }

        return _found;
    }
}
