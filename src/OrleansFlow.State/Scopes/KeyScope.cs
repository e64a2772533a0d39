using System.Runtime.CompilerServices;
using OrleansFlow.Types;

namespace OrleansFlow.State.Scopes;

/// <summary>One entry for each key: the states of functions (VoidNamespace).</summary>
internal readonly struct KeyScope<TKey> : IStateScope<TKey, TKey>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TKey EntryOf(KeyedStateBackend<TKey> backend) => backend.Key;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int HashOf(KeyedStateBackend<TKey> backend) => backend.KeyHash;

    public static TKey KeyOf(in TKey entry) => entry;

    public static int KeyHashOf(in TKey entry, int entryHash) => entryHash;

    public static int HashOf(in TKey entry, TypeSerializer<TKey> serializer) => serializer.HashKey(entry);
}
