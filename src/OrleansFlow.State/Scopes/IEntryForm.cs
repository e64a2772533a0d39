using OrleansFlow.Types;

namespace OrleansFlow.State.Scopes;

/// <summary>How the keys of a table are made of the keys of the stream.</summary>
/// <typeparam name="TKey">Type of the keys of the stream.</typeparam>
/// <typeparam name="TEntry">Type of the keys of the table.</typeparam>
internal interface IEntryForm<TKey, TEntry>
{
    /// <summary>The stream's key in a key of the table.</summary>
    static abstract TKey KeyOf(in TEntry entry);

    /// <summary>The hash of the stream's key, which says the key group.</summary>
    /// <param name="entry">A key of the table.</param>
    /// <param name="entryHash">Its hash in the table.</param>
    static abstract int KeyHashOf(in TEntry entry, int entryHash);

    /// <summary>The hash in the table of an entry that was restored.</summary>
    static abstract int HashOf(in TEntry entry, TypeSerializer<TEntry> serializer);
}
