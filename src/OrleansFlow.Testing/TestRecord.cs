namespace OrleansFlow.Testing;

/// <summary>A record that an operator emitted.</summary>
/// <typeparam name="T">Type of the record.</typeparam>
/// <param name="Value">The record.</param>
/// <param name="Timestamp">Its timestamp in ms; null if it has none.</param>
public readonly record struct TestRecord<T>(T Value, long? Timestamp);
