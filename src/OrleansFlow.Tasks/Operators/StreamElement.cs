namespace OrleansFlow.Tasks.Operators;

/// <summary>A record, a watermark or a status that waits.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="Kind">Which of them.</param>
/// <param name="Value">The record.</param>
/// <param name="Time">Timestamp of the record, the watermark, or the round.</param>
internal readonly record struct StreamElement<T>(StreamElementKind Kind, T? Value, long Time);
