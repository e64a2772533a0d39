using Orleans.Providers.Streams.Common;

namespace Orleans.Streams;

/// <summary>A published batch with its number; immutable, so it is handed over without a copy within a silo.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class MemoryBatch
{
    [Id(0)]
    public required long Sequence { get; init; }

    [Id(1)]
    public required byte[] Body { get; init; }

    public EventSequenceToken Token => new(Sequence);
}
