using System.Runtime.InteropServices;
using OrleansFlow.State;
using OrleansFlow.Tasks.Contexts;
using OrleansFlow.Types;

namespace OrleansFlow.Tasks.Operators;

/// <summary>The keyed state of one operator and the key of the record that it processes.</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
internal sealed class KeyedState<TKey>(TypeSerializer<TKey> keys) : IKeyedStateAccess
{
    private readonly SortedDictionary<string, object> _states = new(StringComparer.Ordinal);

    public TKey CurrentKey { get; private set; } = default!;

    public int CurrentHash { get; private set; }

    public void SetCurrentKey(TKey key, int hash)
    {
        CurrentKey = key;
        CurrentHash = hash;
    }

    public IValueState<T> GetState<T>(ValueStateDescriptor<T> descriptor)
    {
        if (!_states.TryGetValue(descriptor.Name, out object? state))
        {
            _states.Add(descriptor.Name, state = new Values<T>(this, new KeyComparer(keys)));
        }

        return state as IValueState<T>
            ?? throw new OrleansFlowException($"The state '{descriptor.Name}' is used with another type already.");
    }

    private sealed class KeyComparer(TypeSerializer<TKey> keys) : IEqualityComparer<ValueTuple<TKey>>
    {
        public bool Equals(ValueTuple<TKey> x, ValueTuple<TKey> y) => keys.KeyEquals(x.Item1, y.Item1);

        public int GetHashCode(ValueTuple<TKey> obj) => keys.HashKey(obj.Item1);
    }

    private sealed class Values<T>(KeyedState<TKey> owner, IEqualityComparer<ValueTuple<TKey>> comparer) : IValueState<T>
    {
        private readonly Dictionary<ValueTuple<TKey>, T> _values = new(comparer);

        public T? Value
        {
            get => _values.GetValueOrDefault(new(owner.CurrentKey));
            set
            {
                if (value is null)
                {
                    Clear();
                }
                else
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(_values, new(owner.CurrentKey), out _) = value;
                }
            }
        }

        public bool TryGet([System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value) => _values.TryGetValue(new(owner.CurrentKey), out value);

        public void Clear() => _values.Remove(new(owner.CurrentKey));
    }
}
