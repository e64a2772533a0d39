namespace Orleans.Streams;

/// <summary>A stream within its queue: the batches kept, and the subscribers with the places they have reached.</summary>
internal sealed class QueuedStream(QualifiedStreamId id)
{
    private readonly List<(StreamBatch Batch, Dictionary<string, object>? Context, DateTimeOffset Time)> _batches = [];

    public QualifiedStreamId Id => id;

    public List<StreamSubscriber> Subscribers { get; } = [];

    /// <summary>Subscriptions that were removed while the registration was under way.</summary>
    public HashSet<Guid> Removed { get; } = [];

    public bool IsRegistering { get; set; }

    public bool IsRegistered { get; set; }

    public DateTimeOffset LastActivity { get; private set; }

    public long LastSequence { get; private set; } = -1;

    /// <summary>The highest number that was dropped.</summary>
    public long PurgedSequence { get; private set; } = -1;

    public bool HasBatches => _batches.Count > 0;

    public void Add(StreamBatch batch, Dictionary<string, object>? context, DateTimeOffset now)
    {
        _batches.Add((batch, context, now));
        LastSequence = batch.Sequence;
        LastActivity = now;
    }

    public (StreamBatch Batch, Dictionary<string, object>? Context)? At(long sequence)
    {
        var low = 0;
        var high = _batches.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_batches[middle].Batch.Sequence < sequence)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _batches.Count ? (_batches[low].Batch, _batches[low].Context) : null;
    }

    /// <summary>Drops what was delivered to all and has been kept long enough, and returns it.</summary>
    public IReadOnlyList<StreamBatch> Purge(DateTimeOffset now, TimeSpan timeInCache)
    {
        if (IsRegistering)
        {
            return [];
        }

        var needed = Subscribers.Count == 0 ? long.MaxValue : Subscribers.Min(subscriber => subscriber.Next);
        var count = 0;
        while (count < _batches.Count && _batches[count].Batch.Sequence < needed && now - _batches[count].Time >= timeInCache)
        {
            PurgedSequence = _batches[count++].Batch.Sequence;
        }

        if (count == 0)
        {
            return [];
        }

        StreamBatch[] purged = [.. _batches.Take(count).Select(entry => entry.Batch)];
        _batches.RemoveRange(0, count);
        return purged;
    }
}
