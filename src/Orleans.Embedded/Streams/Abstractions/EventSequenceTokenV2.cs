using System.Globalization;
using Orleans.Streams;

namespace Orleans.Providers.Streams.Common;

/// <summary>A token of two numbers: the batch's and the item's within it.</summary>
[Serializable]
[GenerateSerializer]
public class EventSequenceTokenV2 : StreamSequenceToken
{
    /// <summary>A token for a serializer to fill.</summary>
    public EventSequenceTokenV2()
    {
    }

    /// <summary>The first place of a batch.</summary>
    /// <param name="seqNumber">Number of the batch.</param>
    public EventSequenceTokenV2(long seqNumber) => SequenceNumber = seqNumber;

    /// <summary>A place within a batch.</summary>
    /// <param name="seqNumber">Number of the batch.</param>
    /// <param name="eventInd">Position within the batch, from 0.</param>
    public EventSequenceTokenV2(long seqNumber, int eventInd)
    {
        SequenceNumber = seqNumber;
        EventIndex = eventInd;
    }

    /// <inheritdoc/>
    [Id(0)]
    public override long SequenceNumber { get; protected set; }

    /// <inheritdoc/>
    [Id(1)]
    public override int EventIndex { get; protected set; }

    /// <summary>The token of an item of this batch.</summary>
    /// <param name="eventInd">Position within the batch, from 0.</param>
    public EventSequenceTokenV2 CreateSequenceTokenForEvent(int eventInd) => new(SequenceNumber, eventInd);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamSequenceToken);

    /// <inheritdoc/>
    public override bool Equals(StreamSequenceToken? other) =>
        other is EventSequenceTokenV2 token && token.SequenceNumber == SequenceNumber && token.EventIndex == EventIndex;

    /// <inheritdoc/>
    public override int CompareTo(StreamSequenceToken? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (other is not EventSequenceTokenV2 token)
        {
            throw new ArgumentOutOfRangeException(nameof(other), other.GetType(), "tokens of different kinds have no order");
        }

        var byNumber = SequenceNumber.CompareTo(token.SequenceNumber);
        return byNumber != 0 ? byNumber : EventIndex.CompareTo(token.EventIndex);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SequenceNumber, EventIndex);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"[EventSequenceTokenV2: SeqNum={SequenceNumber}, EventIndex={EventIndex}]");
}
