using Orleans.Providers.Streams.Common;

namespace Orleans.Streams;

/// <summary>A published batch with its number in its queue; immutable, so it is handed over without a copy within a silo.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class StreamBatch
{
    [Id(0)]
    public required long Sequence { get; init; }

    /// <summary>The items of a memory stream, as bytes.</summary>
    [Id(1)]
    public byte[]? Body { get; init; }

    /// <summary>What a queue adapter received.</summary>
    [Id(2)]
    public IBatchContainer? Container { get; init; }

    public StreamSequenceToken Token => Container?.SequenceToken ?? new EventSequenceToken(Sequence);
}
