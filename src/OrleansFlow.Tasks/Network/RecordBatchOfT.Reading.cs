namespace OrleansFlow.Tasks.Network;

/// <content>Filling a batch column by column, as the network does.</content>
public sealed partial class RecordBatch<T>
{
    /// <summary>Says how many records an empty batch has, and which columns; the caller fills them in.</summary>
    /// <param name="count">How many records.</param>
    /// <param name="hasTimestamps">Whether they have timestamps.</param>
    /// <param name="hasKeyHashes">Whether they have key hashes.</param>
    public void Fill(int count, bool hasTimestamps, bool hasKeyHashes)
    {
        if (Count != 0)
        {
            throw new InvalidOperationException("Only an empty batch can be filled column by column.");
        }

        if (_values.Length < count)
        {
            _values = new T[RecordBatchPool<T>.SizeFor(count)];
        }

        if (hasTimestamps && (_timestamps is null || _timestamps.Length < _values.Length))
        {
            _timestamps = new long[_values.Length];
        }

        if (hasKeyHashes && (_keyHashes is null || _keyHashes.Length < _values.Length))
        {
            _keyHashes = new int[_values.Length];
        }

        _hasTimestamps = hasTimestamps && count > 0;
        _hasKeyHashes = hasKeyHashes && count > 0;
        Count = count;
    }

    /// <summary>The timestamps, to be changed; made, as <see cref="OrleansFlow.Timestamps.None"/>, if no record has one. Only for a batch that nobody else holds.</summary>
    internal long[] RequireTimestamps()
    {
        if (_timestamps is null || _timestamps.Length < _values.Length)
        {
            Array.Resize(ref _timestamps, _values.Length);
        }

        if (!_hasTimestamps)
        {
            _hasTimestamps = true;
            _timestamps.AsSpan(0, Count).Fill(OrleansFlow.Timestamps.None);
        }

        return _timestamps;
    }

    /// <summary>Adds an event between records; events are added in the order of their positions.</summary>
    /// <param name="streamEvent">The event.</param>
    /// <param name="position">The number of records before it.</param>
    public void AddEvent(StreamEvent streamEvent, int position)
    {
        AddEvent(streamEvent);
        _events[EventCount - 1].Position = position;
    }
}
