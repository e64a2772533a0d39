using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>What is known of a state in a snapshot besides its entries (org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot).</summary>
/// <param name="Name">Name of the state, unique in its operator.</param>
/// <param name="Kind">What it keeps.</param>
/// <param name="KeySchema">The form of the keys.</param>
/// <param name="NamespaceSchema">The form of the namespaces; null for a state that has none.</param>
/// <param name="ValueSchema">The form of the values; of the whole list or map where they are such.</param>
public sealed record StateMetaInfo(string Name, StateKind Kind, TypeSchema KeySchema, TypeSchema? NamespaceSchema, TypeSchema ValueSchema);
