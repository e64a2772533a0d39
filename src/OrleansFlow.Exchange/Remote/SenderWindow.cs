namespace OrleansFlow.Exchange;

/// <summary>
/// The sending half of the channel protocol: numbers items, keeps them until they are acknowledged, bounds the calls under way,
/// and sends an item again under its number when its call has failed. Pure: the clock comes in as a number of milliseconds,
/// calls go out as decisions.
/// </summary>
/// <typeparam name="TItem">What is numbered.</typeparam>
/// <param name="credit">How many items may be sent before the receiver has said so.</param>
/// <param name="maxCalls">Calls that may be under way at a time.</param>
/// <param name="backoffMs">Pause before the first repetition; it doubles.</param>
/// <param name="maxBackoffMs">Longest pause.</param>
/// <param name="timeoutMs">How long an item that was sent may stay unacknowledged.</param>
internal sealed class SenderWindow<TItem>(long credit, int maxCalls, long backoffMs, long maxBackoffMs, long timeoutMs)
    where TItem : class
{
    private readonly Queue<Entry> _unacknowledged = new();
    private readonly List<Entry> _again = [];
    private readonly Queue<Entry> _unsent = new();

    /// <summary>The number of the next item.</summary>
    public long Next { get; private set; }

    /// <summary>All numbers below were received.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>All numbers below may be sent.</summary>
    public long Limit { get; private set; } = credit;

    /// <summary>Calls under way.</summary>
    public int Calls { get; private set; }

    /// <summary>Items that were never sent.</summary>
    public int Unsent => _unsent.Count;

    /// <summary>Whether an item put in now would be within the credit.</summary>
    public bool HasCredit => Next < Limit;

    /// <summary>Whether everything was received.</summary>
    public bool IsDrained => Acknowledged == Next;

    /// <summary>Puts an item in.</summary>
    /// <returns>Its number.</returns>
    public long Add(TItem item)
    {
        Entry entry = new(Next, item);
        _unacknowledged.Enqueue(entry);
        _unsent.Enqueue(entry);
        return Next++;
    }

    /// <summary>Decides on the next call.</summary>
    /// <returns>Whether a call is to be made; it counts as under way until <see cref="CallEnded"/>.</returns>
    public bool TryStartCall(long now, out long sequence, out TItem? item)
    {
        Entry? entry = null;
        if (Calls < maxCalls)
        {
            entry = NextAgain(now);
            if (entry is null && _unsent.TryPeek(out Entry? first) && first.Sequence < Limit)
            {
                entry = _unsent.Dequeue();
                entry.FirstSentAt = now;
            }
        }

        sequence = entry?.Sequence ?? -1;
        item = entry?.Item;
        if (entry is null)
        {
            return false;
        }

        entry.Calls++;
        Calls++;
        return true;
    }

    /// <summary>A call has ended. One that was not received is repeated after a pause.</summary>
    public void CallEnded(long sequence, bool isReceived, long now)
    {
        Calls--;
        if (isReceived || sequence < Acknowledged)
        {
            return;
        }

        foreach (Entry entry in _unacknowledged)
        {
            if (entry.Sequence == sequence)
            {
                entry.AgainAt = now + Math.Min(maxBackoffMs, backoffMs << Math.Min(entry.Calls - 1, 20));
                _again.Add(entry);
                return;
            }
        }
    }

    /// <summary>News of the receiver, from whichever answer or call.</summary>
    /// <param name="acknowledged">All numbers below were received.</param>
    /// <param name="limit">All numbers below may be sent.</param>
    /// <param name="release">Frees what was acknowledged.</param>
    /// <returns>Whether there is anything new.</returns>
    public bool Hear(long acknowledged, long limit, Action<TItem> release)
    {
        bool isNew = limit > Limit || acknowledged > Acknowledged;
        Limit = Math.Max(Limit, limit);
        while (Acknowledged < acknowledged && _unacknowledged.TryDequeue(out Entry? entry))
        {
            Acknowledged = entry.Sequence + 1;
            if (entry.AgainAt >= 0)
            {
                _again.Remove(entry);
            }

            release(entry.Item);
        }

        return isNew;
    }

    /// <summary>Whether an item has been unacknowledged for too long.</summary>
    public bool IsOverdue(long now, out long sequence)
    {
        bool isOverdue = Oldest is { } oldest && now - oldest.FirstSentAt >= timeoutMs;
        sequence = isOverdue ? Acknowledged : -1;
        return isOverdue;
    }

    /// <summary>When something is to be done without any news; null if never.</summary>
    public long? NextDue()
    {
        long? due = Oldest is { } oldest ? oldest.FirstSentAt + timeoutMs : null;
        if (Calls >= maxCalls)
        {
            // The end of a call is news.
            return due;
        }

        foreach (Entry entry in _again)
        {
            due = due is null ? entry.AgainAt : Math.Min(due.Value, entry.AgainAt);
        }

        return due;
    }

    /// <summary>Gives everything up.</summary>
    public void Clear(Action<TItem> release)
    {
        while (_unacknowledged.TryDequeue(out Entry? entry))
        {
            release(entry.Item);
        }

        _unsent.Clear();
        _again.Clear();
        Acknowledged = Next;
    }

    private Entry? Oldest => _unacknowledged.TryPeek(out Entry? entry) && entry.FirstSentAt >= 0 ? entry : null;

    /// <summary>The lowest number that is due to be sent again.</summary>
    private Entry? NextAgain(long now)
    {
        Entry? found = null;
        foreach (Entry entry in _again)
        {
            if (entry.AgainAt <= now && (found is null || entry.Sequence < found.Sequence))
            {
                found = entry;
            }
        }

        if (found is not null)
        {
            _again.Remove(found);
            found.AgainAt = -1;
        }

        return found;
    }

    private sealed class Entry(long sequence, TItem item)
    {
        public long Sequence { get; } = sequence;

        public TItem Item { get; } = item;

        public long FirstSentAt { get; set; } = -1;

        public long AgainAt { get; set; } = -1;

        public int Calls { get; set; }
    }
}
