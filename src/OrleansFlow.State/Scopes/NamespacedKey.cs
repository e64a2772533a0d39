namespace OrleansFlow.State.Scopes;

/// <summary>A key with a namespace.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyHash">The stable hash of the key, which says its key group.</param>
/// <param name="Namespace">The namespace.</param>
internal readonly record struct NamespacedKey<TKey, TNamespace>(TKey Key, int KeyHash, TNamespace Namespace);
