using OrleansFlow.State.Heap;
using OrleansFlow.Types;

namespace OrleansFlow.State.Timers;

/// <summary>
/// The timers of one service and time, each once (the role of org.apache.flink.runtime.state.heap.HeapPriorityQueueSet). They are
/// kept by ranges of time, each a table of its own: timers that are registered, or fire, one after the other are mostly of one
/// range and so near to each other in memory, however many there are in all. A range with many timers ends where a later one is
/// registered. Deleting a timer takes it out of its table only: its place in the order of times is passed over when it comes up.
/// </summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TNamespace">Type of the namespaces.</typeparam>
internal sealed class TimerQueue<TKey, TNamespace> : IHeapState
    where TNamespace : notnull
{
    private const int MostSpares = 4;

    private readonly KeyedStateBackend<TKey> _backend;
    private readonly TimerSerializer<TKey, TNamespace> _serializer;

    // By time; the first one begins at the beginning of time, and there is always one.
    private readonly List<TimerSegment<TKey, TNamespace>> _segments = [];
    private readonly Stack<TimerSegment<TKey, TNamespace>> _spares = new();
    private int _recent;

    public TimerQueue(KeyedStateBackend<TKey> backend, string name, TypeSerializer<TNamespace> namespaces)
    {
        _backend = backend;
        _serializer = new TimerSerializer<TKey, TNamespace>(backend.KeySerializer, namespaces);
        _segments.Add(new TimerSegment<TKey, TNamespace>(long.MinValue, _serializer));
        Meta = new StateMetaInfo(name, StateKind.Timers, backend.KeySerializer.Schema, namespaces.Schema, TicketSerializer.Instance.Schema);
    }

    public StateMetaInfo Meta { get; }

    public string Description => $"set of timers with namespaces of {typeof(TNamespace)}";

    /// <summary>How many timers there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a timer for the current key.</summary>
    /// <returns>Whether it was not there.</returns>
    public bool Add(in TNamespace ns, long timestamp)
    {
        InternalTimer<TKey, TNamespace> timer = OfCurrentKey(ns, timestamp);
        int hash = TimerForm<TKey, TNamespace>.HashOf(timer);
        TimerSegment<TKey, TNamespace> segment = SegmentOf(timestamp);
        if (segment.Contains(timer, hash))
        {
            return false;
        }

        _backend.CheckKeyGroup();
        if (segment.IsFull)
        {
            segment = Divide(segment, timestamp);
        }

        segment.Add(timer, hash);
        Count++;
        return true;
    }

    /// <summary>Removes a timer of the current key.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(in TNamespace ns, long timestamp)
    {
        InternalTimer<TKey, TNamespace> timer = OfCurrentKey(ns, timestamp);
        TimerSegment<TKey, TNamespace> segment = SegmentOf(timestamp);
        if (!segment.Remove(timer, TimerForm<TKey, TNamespace>.HashOf(timer)))
        {
            return false;
        }

        Count--;
        if (segment.Count == 0 && _recent > 0)
        {
            // Its range is part of the one before from now on.
            Drop(_recent--);
        }

        return true;
    }

    /// <summary>The time of the first timer.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryPeek(out long timestamp)
    {
        DropEmpty();
        timestamp = Count > 0 ? _segments[0].Peek() : 0;
        return Count > 0;
    }

    /// <summary>Takes the first timer out if it is due.</summary>
    /// <param name="until">The latest time that is due.</param>
    /// <param name="timer">The timer.</param>
    public bool TryTake(long until, out InternalTimer<TKey, TNamespace> timer)
    {
        DropEmpty();
        if (!_segments[0].TryTake(until, out timer))
        {
            return false;
        }

        Count--;
        return true;
    }

    /// <summary>The timers, in no order.</summary>
    public IEnumerable<InternalTimer<TKey, TNamespace>> ToList()
    {
        List<InternalTimer<TKey, TNamespace>> timers = [];
        _segments.ForEach(segment => segment.CopyTo(timers));
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

    StateSnapshot IHeapState.Snapshot() => new TimerSnapshot(Meta, [.. _segments.Select(segment => segment.Snapshot(Meta, _backend.Range, _backend.MaxParallelism))]);

    void IHeapState.Restore(RestoredState restored)
    {
        TimerSegment<TKey, TNamespace> segment = _segments[0];
        foreach ((int keyGroup, byte[] bytes, int count) in restored.KeyGroups)
        {
            DataReader reader = new(bytes);
            for (int i = 0; i < count; i++)
            {
                InternalTimer<TKey, TNamespace> timer = _serializer.Deserialize(ref reader);
                int hash = TimerForm<TKey, TNamespace>.HashOf(timer);
                if (KeyGroups.Of(timer.KeyHash, _backend.MaxParallelism) != keyGroup || segment.Contains(timer, hash))
                {
                    throw new CorruptDataException(reader.Position, $"a new timer of key group {keyGroup} in '{Meta.Name}', but timer {i} is {timer}");
                }

                segment.Add(timer, hash);
                Count++;
            }

            reader.EnsureEnd();
        }
    }

    private InternalTimer<TKey, TNamespace> OfCurrentKey(in TNamespace ns, long timestamp) => new(timestamp, _backend.CurrentKey, _backend.KeyHash, ns);

    private TimerSegment<TKey, TNamespace> SegmentOf(long timestamp)
    {
        List<TimerSegment<TKey, TNamespace>> segments = _segments;
        int low = _recent;
        if (segments[low].Start > timestamp || (low + 1 < segments.Count && segments[low + 1].Start <= timestamp))
        {
            low = 0;
            int high = segments.Count - 1;
            while (low < high)
            {
                int middle = (low + high + 1) >>> 1;
                if (segments[middle].Start <= timestamp)
                {
                    low = middle;
                }
                else
                {
                    high = middle - 1;
                }
            }

            _recent = low;
        }

        return segments[low];
    }

    // The range that a time is in when the recent one is divided before it, if it can be.
    private TimerSegment<TKey, TNamespace> Divide(TimerSegment<TKey, TNamespace> segment, long timestamp)
    {
        TimerSegment<TKey, TNamespace> later = _spares.TryPop(out TimerSegment<TKey, TNamespace>? spare) ? spare : new TimerSegment<TKey, TNamespace>(timestamp, _serializer);
        if (segment.TryDivide(timestamp, later))
        {
            _segments.Insert(++_recent, later);
            return later;
        }

        _spares.Push(later);
        return segment;
    }

    private void Drop(int index)
    {
        TimerSegment<TKey, TNamespace> segment = _segments[index];
        _segments.RemoveAt(index);
        if (_spares.Count < MostSpares && segment.TryRecycle())
        {
            _spares.Push(segment);
        }
    }

    // The range of the first one goes to the second one when it has no timers left.
    private void DropEmpty()
    {
        while (_segments[0].Count == 0 && _segments.Count > 1)
        {
            Drop(0);
            _segments[0].Start = long.MinValue;
            _recent = Math.Max(0, _recent - 1);
        }
    }
}
