using OrleansFlow.State.Heap;
using OrleansFlow.Types;

namespace OrleansFlow.State.Timers;

/// <summary>
/// The timers of one service and time, each once (the role of org.apache.flink.runtime.state.heap.HeapPriorityQueueSet). A table
/// holds them, which makes them unique and gives snapshots by key group; an order of nodes has times with places in the table.
/// Deleting one takes it out of the table only: its node is passed over when it comes up, or goes when more than half of them
/// are such.
/// </summary>
internal sealed class TimerQueue<TKey, TNamespace> : IHeapState
    where TNamespace : notnull
{
    private const int FewNodes = 64;

    private readonly KeyedStateBackend<TKey> _backend;
    private readonly TimerSerializer<TKey, TNamespace> _serializer;
    private readonly HeapTable<InternalTimer<TKey, TNamespace>, int> _table;
    private readonly TimerOrder _order = new();
    private int _lastTicket;

    public TimerQueue(KeyedStateBackend<TKey> backend, string name, TypeSerializer<TNamespace> namespaces)
    {
        _backend = backend;
        _serializer = new TimerSerializer<TKey, TNamespace>(backend.KeySerializer, namespaces);
        _table = new HeapTable<InternalTimer<TKey, TNamespace>, int>(_serializer, TicketSerializer.Instance);
        Meta = new StateMetaInfo(name, StateKind.Timers, backend.KeySerializer.Schema, namespaces.Schema, TicketSerializer.Instance.Schema);
    }

    public StateMetaInfo Meta { get; }

    public string Description => $"set of timers with namespaces of {typeof(TNamespace)}";

    /// <summary>How many timers there are.</summary>
    public int Count => _table.Count;

    /// <summary>Adds a timer for the current key.</summary>
    /// <returns>Whether it was not there.</returns>
    public bool Add(in TNamespace ns, long timestamp)
    {
        InternalTimer<TKey, TNamespace> timer = OfCurrentKey(ns, timestamp);
        int hash = TimerForm<TKey, TNamespace>.HashOf(timer);
        if (_table.Find(timer, hash) >= 0)
        {
            return false;
        }

        _backend.CheckKeyGroup();
        _order.Add(timestamp, _table.Add(timer, hash, ++_lastTicket), _lastTicket);
        return true;
    }

    /// <summary>Removes a timer of the current key.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(in TNamespace ns, long timestamp)
    {
        InternalTimer<TKey, TNamespace> timer = OfCurrentKey(ns, timestamp);
        int index = _table.Find(timer, TimerForm<TKey, TNamespace>.HashOf(timer));
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

    /// <summary>A time before which there is no timer.</summary>
    /// <returns>Whether there may be timers.</returns>
    public bool TryPeek(out long timestamp) => _order.TryPeek(out timestamp);

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

    /// <summary>The timers, in no order.</summary>
    public IEnumerable<InternalTimer<TKey, TNamespace>> ToList()
    {
        List<InternalTimer<TKey, TNamespace>> timers = [];
        for (int index = _table.Next(0); index >= 0; index = _table.Next(index + 1))
        {
            timers.Add(_table.ReadAt(index).Key);
        }

        return timers;
    }

    public void ForEachKey(Action action)
    {
        foreach (TKey key in ToList().Select(static timer => timer.Key).Distinct().ToArray())
        {
            _backend.SetCurrentKey(key);
            action();
        }
    }

    StateSnapshot IHeapState.Snapshot() => new HeapStateSnapshot<TKey, InternalTimer<TKey, TNamespace>, TimerForm<TKey, TNamespace>, int>(
        Meta, _table.Snapshot(), _serializer, TicketSerializer.Instance, null, _backend.Range, _backend.MaxParallelism);

    void IHeapState.Restore(RestoredState restored)
    {
        foreach ((int keyGroup, byte[] bytes, int count) in restored.KeyGroups)
        {
            DataReader reader = new(bytes);
            for (int i = 0; i < count; i++)
            {
                InternalTimer<TKey, TNamespace> timer = _serializer.Deserialize(ref reader);
                int hash = TimerForm<TKey, TNamespace>.HashOf(timer);
                if (KeyGroups.Of(timer.KeyHash, _backend.MaxParallelism) != keyGroup || _table.Find(timer, hash) >= 0)
                {
                    throw new CorruptDataException(reader.Position, $"a new timer of key group {keyGroup} in '{Meta.Name}', but timer {i} is {timer}");
                }

                _order.Add(timer.Timestamp, _table.Add(timer, hash, ++_lastTicket), _lastTicket);
            }

            reader.EnsureEnd();
        }
    }

    private InternalTimer<TKey, TNamespace> OfCurrentKey(in TNamespace ns, long timestamp) => new(timestamp, _backend.CurrentKey, _backend.KeyHash, ns);

    private bool IsPresent(TimerNode node) => _table.IsLive(node.Index) && _table.ReadAt(node.Index).Value == node.Ticket;
}
