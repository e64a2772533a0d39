namespace OrleansFlow.Sources;

/// <summary>A snapshot of an enumerator.</summary>
/// <typeparam name="TEnumeratorState">Type of the enumerator's state.</typeparam>
/// <param name="State">What the enumerator returned.</param>
public sealed record EnumeratorCheckpoint<TEnumeratorState>(TEnumeratorState State);
