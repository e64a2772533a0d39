using OrleansFlow.Types;

namespace OrleansFlow.State;

/// <summary>The items that one subtask has of an operator state, as bytes.</summary>
/// <param name="Name">Name of the state, unique in its operator.</param>
/// <param name="Mode">How the items are dealt after a restore.</param>
/// <param name="KeySchema">The form of the keys of a broadcast state; null for a list.</param>
/// <param name="ValueSchema">The form of the items, or of the values.</param>
/// <param name="Items">Each item; of a broadcast state each key followed by its value.</param>
public sealed record OperatorStatePart(string Name, OperatorStateMode Mode, TypeSchema? KeySchema, TypeSchema ValueSchema, IReadOnlyList<ReadOnlyMemory<byte>> Items);
