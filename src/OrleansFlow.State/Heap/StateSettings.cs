using OrleansFlow.Types;

namespace OrleansFlow.State.Heap;

/// <summary>What every kind of state is made from.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Name">Name of the state.</param>
/// <param name="Entries">Serializer of the keys of its table.</param>
/// <param name="NamespaceSchema">The form of the namespaces; null if there are none.</param>
internal sealed record StateSettings<TKey, TEntry>(KeyedStateBackend<TKey> Backend, string Name, TypeSerializer<TEntry> Entries, TypeSchema? NamespaceSchema);
