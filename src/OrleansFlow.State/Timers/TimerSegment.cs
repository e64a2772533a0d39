using OrleansFlow.State.Heap;
using OrleansFlow.Types;

namespace OrleansFlow.State.Timers;

/// <summary>The timers of a range of time: a table that makes them unique, and the order of their times.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TNamespace">Type of the namespaces.</typeparam>
/// <param name="start">The first time of the range; it ends where the next one starts.</param>
/// <param name="serializer">Serializer of the timers.</param>
internal sealed class TimerSegment<TKey, TNamespace>(long start, TypeSerializer<InternalTimer<TKey, TNamespace>> serializer)
    where TNamespace : notnull
{
    /// <summary>How many timers a range has before one thinks of dividing it: so many are near at hand.</summary>
    public const int FewTimers = 4096;

    private const int FewNodes = 64;
    private readonly HeapTable<InternalTimer<TKey, TNamespace>, int> _table = new(serializer, TicketSerializer.Instance);
    private readonly TimerOrder _order = new();
    private int _limit = FewTimers;
    private int _lastTicket;

    /// <summary>The first time of the range.</summary>
    public long Start { get; set; } = start;

    /// <summary>How many timers there are.</summary>
    public int Count => _table.Count;

    /// <summary>Whether there are so many that the range may be divided.</summary>
    public bool IsFull => _table.Count >= _limit;

    /// <summary>Whether a timer is there.</summary>
    public bool Contains(in InternalTimer<TKey, TNamespace> timer, int hash) => _table.Find(timer, hash) >= 0;

    /// <summary>Adds a timer that is not there.</summary>
    public void Add(in InternalTimer<TKey, TNamespace> timer, int hash)
    {
        int ticket = ++_lastTicket;
        _order.Add(timer.Timestamp, _table.Add(timer, hash, ticket), ticket);
    }

    /// <summary>Removes a timer, if it is there.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(in InternalTimer<TKey, TNamespace> timer, int hash)
    {
        int index = _table.Find(timer, hash);
        if (index < 0)
        {
            return false;
        }

        _table.RemoveAt(index);
        if (_order.Count > FewNodes && _table.Count < _order.Count / 2)
        {
            _order.Filter(IsPresent);
        }

        return true;
    }

    /// <summary>Takes the first timer out if it is due.</summary>
    /// <param name="until">The latest time that is due.</param>
    /// <param name="timer">The timer.</param>
    public bool TryTake(long until, out InternalTimer<TKey, TNamespace> timer)
    {
        while (_order.TryTake(until, out TimerNode node))
        {
            if (IsPresent(node))
            {
                timer = _table.ReadAt(node.Index).Key;
                _table.RemoveAt(node.Index);
                return true;
            }
        }

        timer = default;
        return false;
    }

    /// <summary>The first time that has a timer; there must be one.</summary>
    public long Peek()
    {
        if (_order.Count > _table.Count)
        {
            // Some are deleted, and the first one may be among them.
            _order.DropFirst(IsPresent);
        }

        _order.TryPeek(out long timestamp);
        return timestamp;
    }

    /// <summary>Makes the range, which has no timers left, ready to be another one.</summary>
    /// <returns>Whether it is worth keeping.</returns>
    public bool TryRecycle()
    {
        _order.Clear();
        return _limit == FewTimers;
    }

    /// <summary>Divides the range, if few timers are from a time on.</summary>
    /// <param name="from">The time.</param>
    /// <param name="later">Takes the timers from that time on; has none.</param>
    public bool TryDivide(long from, TimerSegment<TKey, TNamespace> later)
    {
        List<int> moved = [];
        for (int index = _table.Next(0); index >= 0 && moved.Count <= _table.Count / 4; index = _table.Next(index + 1))
        {
            if (_table.ReadAt(index).Key.Timestamp >= from)
            {
                moved.Add(index);
            }
        }

        if (moved.Count > _table.Count / 4)
        {
            _limit = _table.Count * 2;
            return false;
        }

        later.Start = from;
        foreach (int index in moved)
        {
            ref readonly HeapEntry<InternalTimer<TKey, TNamespace>, int> entry = ref _table.ReadAt(index);
            later.Add(entry.Key, entry.Hash);
            _table.RemoveAt(index);
        }

        return true;
    }

    /// <summary>Adds the timers to a list.</summary>
    public void CopyTo(List<InternalTimer<TKey, TNamespace>> timers)
    {
        for (int index = _table.Next(0); index >= 0; index = _table.Next(index + 1))
        {
            timers.Add(_table.ReadAt(index).Key);
        }
    }

    /// <summary>The timers of this moment.</summary>
    public StateSnapshot Snapshot(StateMetaInfo meta, KeyGroupRange range, int maxParallelism) =>
        new HeapStateSnapshot<TKey, InternalTimer<TKey, TNamespace>, TimerForm<TKey, TNamespace>, int>(
            meta, _table.Snapshot(), serializer, TicketSerializer.Instance, null, range, maxParallelism);

    private bool IsPresent(TimerNode node) => _table.IsLive(node.Index) && _table.ReadAt(node.Index).Value == node.Ticket;
}
