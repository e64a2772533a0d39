namespace Orleans.Streams;

/// <summary>A batch that was taken from a queue.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Context">The request context of its producer, where the batch does not carry it itself.</param>
internal readonly record struct PulledBatch(QualifiedStreamId Stream, StreamBatch Batch, Dictionary<string, object>? Context);
