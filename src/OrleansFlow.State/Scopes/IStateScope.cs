namespace OrleansFlow.State.Scopes;

/// <summary>What a state finds its entries by, apart from the name: the current key, perhaps with a namespace.</summary>
/// <typeparam name="TKey">Type of the keys of the stream.</typeparam>
/// <typeparam name="TEntry">Type of the keys of the table.</typeparam>
internal interface IStateScope<TKey, TEntry> : IEntryForm<TKey, TEntry>
{
    /// <summary>The table's key for the backend's current key.</summary>
    TEntry EntryOf(KeyedStateBackend<TKey> backend);

    /// <summary>The hash of that.</summary>
    int HashOf(KeyedStateBackend<TKey> backend);
}
