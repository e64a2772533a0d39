namespace OrleansFlow.Exchange.Streams;

/// <summary>A numbered segment of a channel, on the wire.</summary>
[GenerateSerializer, Immutable, Alias("OrleansFlow.Exchange.ExchangeSegment")]
public sealed class ExchangeSegment
{
    [NonSerialized]
    private SegmentBuffer? _shared;

    /// <summary>The edge.</summary>
    [Id(0)]
    public string EdgeId { get; init; } = "";

    /// <summary>The producer.</summary>
    [Id(1)]
    public ExchangePeer Producer { get; init; }

    /// <summary>The number in the channel, from 0.</summary>
    [Id(2)]
    public long Sequence { get; init; }

    /// <summary>CRC-32C of the bytes and of what says where they belong.</summary>
    [Id(3)]
    public uint Checksum { get; init; }

    /// <summary>Whole records and events.</summary>
    [Id(4)]
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The sender's own buffer, if the segment was passed by reference inside a silo; does not travel.</summary>
    internal SegmentBuffer? Shared
    {
        get => _shared;
        init => _shared = value;
    }
}
