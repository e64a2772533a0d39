using System.Numerics;

namespace OrleansFlow.State.Timers;

/// <summary>
/// The times of timers in their order: a radix heap. As the times that are due only grow, a time need not be ordered more exactly
/// than by the highest bit in which it differs from the last one due: there is a list for each bit. When the first list becomes due,
/// its nodes go on to the lists of lower bits. So nodes move a few times through memory from its beginning to its end, where a
/// heap would touch a place in each of its levels. What is registered for a time that has been passed waits in a queue of its own.
/// </summary>
internal sealed class TimerOrder
{
    private readonly TimerNodeList[] _lists = new TimerNodeList[64];

    // Not above the times of the list; a deleted timer may have had it.
    private readonly ulong[] _least = new ulong[64];
    private readonly PriorityQueue<TimerNode, ulong> _passed = new();
    private readonly TimerNodeList.Pool _pool = new();
    private TimerNodeList _due;
    private ulong _occupied;
    private ulong _last;

    /// <summary>How many nodes there are, those of deleted timers included.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a node.</summary>
    public void Add(long timestamp, int index, int ticket)
    {
        Count++;
        Put(new TimerNode(Unsigned(timestamp), index, ticket));
    }

    /// <summary>A time before which there is no node.</summary>
    /// <returns>Whether there are nodes.</returns>
    public bool TryPeek(out long timestamp)
    {
        timestamp = Signed(
            _passed.TryPeek(out _, out ulong passed) ? passed
            : !_due.IsEmpty ? _last
            : _occupied != 0 ? _least[BitOperations.TrailingZeroCount(_occupied)]
            : 0);
        return Count > 0;
    }

    /// <summary>Takes the first node out if it is due.</summary>
    /// <param name="until">The latest time that is due.</param>
    /// <param name="node">The node.</param>
    public bool TryTake(long until, out TimerNode node)
    {
        ulong limit = Unsigned(until);
        if (_passed.TryPeek(out node, out ulong passed))
        {
            if (passed > limit)
            {
                return false;
            }

            _passed.Dequeue();
            Count--;
            return true;
        }

        while (_due.IsEmpty)
        {
            int first = BitOperations.TrailingZeroCount(_occupied);
            if (_occupied == 0 || _least[first] > limit)
            {
                return false;
            }

            Spread(first);
        }

        if (_last > limit)
        {
            return false;
        }

        node = _due.Take(_pool);
        Count--;
        return true;
    }

    /// <summary>Drops nodes, so that the first one that is left is one to be kept and <see cref="TryPeek"/> gives its time.</summary>
    /// <param name="isKept">Which.</param>
    public void DropFirst(Func<TimerNode, bool> isKept)
    {
        while (_passed.TryPeek(out TimerNode passed, out _) && !isKept(passed))
        {
            _passed.Dequeue();
            Count--;
        }

        if (_passed.Count == 0)
        {
            Count -= FilterList(ref _due, isKept);
        }

        while (_passed.Count == 0 && _due.IsEmpty && _occupied != 0)
        {
            int first = BitOperations.TrailingZeroCount(_occupied);
            _occupied &= ~(1UL << first);
            Count -= FilterList(ref _lists[first], isKept);
            if ((_occupied & (1UL << first)) != 0)
            {
                break;
            }
        }
    }

    /// <summary>Keeps some of the nodes only.</summary>
    /// <param name="isKept">Which.</param>
    public void Filter(Func<TimerNode, bool> isKept)
    {
        TimerNode[] passed = [.. _passed.UnorderedItems.Select(static item => item.Element).Where(isKept)];
        Count -= _passed.Count - passed.Length;
        _passed.Clear();
        Array.ForEach(passed, node => Put(node));
        Count -= FilterList(ref _due, isKept);
        for (ulong left = _occupied; left != 0; left &= left - 1)
        {
            int list = BitOperations.TrailingZeroCount(left);
            _occupied &= ~(1UL << list);
            Count -= FilterList(ref _lists[list], isKept);
        }
    }

    /// <summary>Drops all nodes; any time may come next.</summary>
    public void Clear()
    {
        Filter(static _ => false);
        _last = 0;
    }

    private static ulong Unsigned(long timestamp) => (ulong)timestamp ^ (1UL << 63);

    private static long Signed(ulong time) => (long)(time ^ (1UL << 63));

    private int FilterList(ref TimerNodeList list, Func<TimerNode, bool> isKept)
    {
        TimerNodeList nodes = list;
        list = default;
        int dropped = 0;
        while (!nodes.IsEmpty)
        {
            TimerNode node = nodes.Take(_pool);
            if (isKept(node))
            {
                Put(node);
            }
            else
            {
                dropped++;
            }
        }

        return dropped;
    }

    private void Spread(int list)
    {
        _last = _least[list];
        _occupied &= ~(1UL << list);
        TimerNodeList nodes = _lists[list];
        _lists[list] = default;
        while (!nodes.IsEmpty)
        {
            Put(nodes.Take(_pool));
        }
    }

    private void Put(in TimerNode node)
    {
        ulong difference = node.Time ^ _last;
        if (node.Time < _last)
        {
            _passed.Enqueue(node, node.Time);
        }
        else if (difference == 0)
        {
            _due.Add(node, _pool);
        }
        else
        {
            int list = BitOperations.Log2(difference);
            ulong bit = 1UL << list;
            _least[list] = (_occupied & bit) == 0 ? node.Time : Math.Min(_least[list], node.Time);
            _occupied |= bit;
            _lists[list].Add(node, _pool);
        }
    }
}
