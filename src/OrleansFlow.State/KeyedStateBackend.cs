using System.Diagnostics.CodeAnalysis;
using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>
/// The keyed state of one operator of one subtask, on the heap (org.apache.flink.runtime.state.heap.HeapKeyedStateBackend). Used by
/// the task's one logical thread.
/// </summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
public sealed class KeyedStateBackend<TKey>
{
    private readonly SortedDictionary<string, object> _states = new(StringComparer.Ordinal);
    private TKey _currentKey = default!;

    /// <summary>Creates an empty backend.</summary>
    /// <param name="keySerializer">Serializer of the keys.</param>
    /// <param name="maxParallelism">How many key groups there are.</param>
    /// <param name="keyGroups">The key groups of the subtask.</param>
    public KeyedStateBackend(TypeSerializer<TKey> keySerializer, int maxParallelism, KeyGroupRange keyGroups)
    {
        ArgumentNullException.ThrowIfNull(keySerializer);
        KeyGroups.CheckMaxParallelism(maxParallelism);
        KeySerializer = keySerializer;
        MaxParallelism = maxParallelism;
        Range = keyGroups;
    }

    /// <summary>Serializer of the keys.</summary>
    public TypeSerializer<TKey> KeySerializer { get; }

    /// <summary>How many key groups there are.</summary>
    public int MaxParallelism { get; }

    /// <summary>The key groups of the subtask.</summary>
    public KeyGroupRange Range { get; }

    /// <summary>Whether a key has been set.</summary>
    public bool HasCurrentKey => KeyEpoch > 0;

    /// <summary>The key whose state is meant.</summary>
    /// <exception cref="OrleansFlowException">No key has been set.</exception>
    public TKey CurrentKey => HasCurrentKey
        ? _currentKey
        : throw new OrleansFlowException("Keyed state was used outside of the processing of a record: there is no current key.");

    /// <summary>Stable hash of the current key.</summary>
    public int CurrentKeyHash { get; private set; }

    /// <summary>Key group of the current key.</summary>
    public int CurrentKeyGroup => KeyGroups.Of(CurrentKeyHash, MaxParallelism);

    /// <summary>Counts the settings of the key: what a state has found for one of them is not looked for again.</summary>
    internal long KeyEpoch { get; private set; }

    /// <summary>Sets the key whose state is meant.</summary>
    /// <param name="key">The key; not null.</param>
    /// <exception cref="OrleansFlowException">The key is null.</exception>
    public void SetCurrentKey(TKey key)
    {
        if (key is null)
        {
            ThrowNullKey();
        }

        SetCurrentKey(key, KeySerializer.HashKey(key));
    }

    /// <summary>Sets the key whose state is meant, with its hash, as the exchange has computed it already.</summary>
    /// <param name="key">The key; not null.</param>
    /// <param name="keyHash">Its <see cref="TypeSerializer{T}.HashKey"/>.</param>
    public void SetCurrentKey(TKey key, int keyHash)
    {
        _currentKey = key;
        CurrentKeyHash = keyHash;
        KeyEpoch++;
    }

    /// <summary>The value state of that name; made if there is none.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="descriptor">Name of the state.</param>
    /// <param name="serializer">Serializer of the values.</param>
    /// <exception cref="OrleansFlowException">The name is used with another type.</exception>
    public HeapValueState<TKey, T> GetValueState<T>(ValueStateDescriptor<T> descriptor, TypeSerializer<T> serializer)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(serializer);
        if (!_states.TryGetValue(descriptor.Name, out object? state))
        {
            state = new HeapValueState<TKey, T>(this, descriptor.Name, serializer);
            _states.Add(descriptor.Name, state);
        }

        return state as HeapValueState<TKey, T>
            ?? throw new OrleansFlowException($"The state '{descriptor.Name}' is {Describe(state)}; it was asked for as value state of type {typeof(T)}: give one of them another name.");
    }

    internal void CheckRange()
    {
        if (!Range.Contains(CurrentKeyGroup))
        {
            throw new OrleansFlowException(
                $"The key '{_currentKey}' belongs to key group {CurrentKeyGroup}, and this subtask holds {Range} of {MaxParallelism}: the key selector or the key's hash is not deterministic.");
        }
    }

    private static string Describe(object state) =>
        state.GetType() is { IsGenericType: true } type ? $"value state of type {type.GetGenericArguments()[1]}" : "of another kind";

    [DoesNotReturn]
    private static void ThrowNullKey() =>
        throw new OrleansFlowException("The key of a record is null; a key selector must return a value for each record.");
}
