using System.Diagnostics.CodeAnalysis;
using OrleansFlow.State;

namespace OrleansFlow.Tasks.Operators.Broadcast;

/// <summary>A broadcast state that cannot be changed, by no cast either.</summary>
internal sealed class ReadOnlyBroadcastState<TMapKey, TValue>(IBroadcastState<TMapKey, TValue> state) : IReadOnlyBroadcastState<TMapKey, TValue>
    where TMapKey : notnull
{
    public IEnumerable<KeyValuePair<TMapKey, TValue>> Entries
    {
        get
        {
            foreach (KeyValuePair<TMapKey, TValue> entry in state.Entries)
            {
                yield return entry;
            }
        }
    }

    public TValue? Get(TMapKey key) => state.Get(key);

    public bool TryGet(TMapKey key, [MaybeNullWhen(false)] out TValue value) => state.TryGet(key, out value);

    public bool Contains(TMapKey key) => state.Contains(key);
}
