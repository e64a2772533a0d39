using System.Runtime.CompilerServices;
using OrleansFlow.Types;

namespace OrleansFlow.State.Scopes;

/// <summary>One entry for each key and namespace, such as a window.</summary>
/// <param name="current">The namespace that the state works on.</param>
internal readonly struct NamespaceScope<TKey, TNamespace>(TNamespace current) : IStateScope<TKey, NamespacedKey<TKey, TNamespace>>
    where TNamespace : notnull
{
    private readonly TNamespace _current = current;
    private readonly int _hash = EqualityComparer<TNamespace>.Default.GetHashCode(current);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public NamespacedKey<TKey, TNamespace> EntryOf(KeyedStateBackend<TKey> backend) => new(backend.Key, backend.KeyHash, _current);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int HashOf(KeyedStateBackend<TKey> backend) => Mix(backend.KeyHash, _hash);

    public static TKey KeyOf(in NamespacedKey<TKey, TNamespace> entry) => entry.Key;

    public static int KeyHashOf(in NamespacedKey<TKey, TNamespace> entry, int entryHash) => entry.KeyHash;

    public static int HashOf(in NamespacedKey<TKey, TNamespace> entry, TypeSerializer<NamespacedKey<TKey, TNamespace>> serializer) =>
        Mix(entry.KeyHash, EqualityComparer<TNamespace>.Default.GetHashCode(entry.Namespace));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Mix(int key, int ns) => (key * 31) + (int)((uint)ns * 0x9E3779B1 >> 3);
}
