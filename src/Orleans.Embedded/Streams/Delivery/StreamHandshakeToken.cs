namespace Orleans.Streams;

/// <summary>Where a subscription stands: at an item it still wants (start), or behind one it has had.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record StreamHandshakeToken
{
    [Id(0)]
    public required bool IsStart { get; init; }

    [Id(1)]
    public required StreamSequenceToken Token { get; init; }

    /// <summary>Number of the next batch that the subscription wants.</summary>
    public long NextSequence => IsStart ? Token.SequenceNumber : Token.SequenceNumber + 1;

    public static StreamHandshakeToken? StartAt(StreamSequenceToken? token) => token is null ? null : new() { IsStart = true, Token = token };

    public static StreamHandshakeToken Behind(StreamSequenceToken token) => new() { IsStart = false, Token = token };
}
