using System.Runtime.CompilerServices;
using OrleansFlow.State;

namespace OrleansFlow.Tasks.Operators.Keyed;

/// <summary>Takes the keys of a few records at once, so that the entries of large states come near before they are used.</summary>
/// <typeparam name="TIn">Type of the records.</typeparam>
/// <typeparam name="TKey">Type of the key.</typeparam>
/// <param name="state">The keyed state.</param>
/// <param name="keyOf">Takes the key of a record.</param>
internal sealed class KeysAhead<TIn, TKey>(KeyedStateBackend<TKey> state, Func<TIn, TKey> keyOf)
{
    /// <summary>How many records are looked at together.</summary>
    public const int Length = 16;

    private readonly TKey[] _keys = new TKey[Length];

    /// <summary>The keys of some records, valid until the next call.</summary>
    /// <param name="values">The records, at most <see cref="Length"/>.</param>
    /// <param name="hashes">The hashes of their keys.</param>
    public TKey[] Take(ReadOnlySpan<TIn> values, ReadOnlySpan<int> hashes)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _keys[i] = keyOf(values[i]);
        }

        state.LookAhead(_keys.AsSpan(0, values.Length), hashes);
        return _keys;
    }

    /// <summary>Lets the keys go.</summary>
    public void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TKey>())
        {
            Array.Clear(_keys);
        }
    }
}
