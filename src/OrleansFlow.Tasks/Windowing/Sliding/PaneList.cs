using System.Numerics;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Tasks.Windowing.Sliding;

/// <summary>
/// The elements of a key, aggregated by pane, in the order in which they came: an element of the pane of the one before is added
/// to its value, any other begins a new entry. A window's result is thus what its elements give in their order, also when
/// they come out of order and the function is associative only. If the order does not matter, a pane has one entry, and
/// entries are in the order of panes. A tree of merged values above the entries, made when a window is asked for, lets a
/// window cost a logarithm of its panes; it is no part of the state.
/// </summary>
/// <typeparam name="TAcc">Type of the values.</typeparam>
internal sealed class PaneList<TAcc>
{
    private const int FirstCapacity = 4;

    private long[] _panes = new long[FirstCapacity];
    private TAcc[] _values = new TAcc[FirstCapacity];
    private int _head;
    private int _end;
    private bool _isOrdered = true;
    private PaneTree<TAcc>? _tree;

    /// <summary>Windows that end up to here have fired before the state was restored; ms.</summary>
    public long FiredBefore { get; set; } = long.MinValue;

    /// <summary>Starts of windows that end up to there and got elements since, so that they fire again; null if there are none.</summary>
    public SortedSet<long>? Rearmed { get; private set; }

    /// <summary>How many entries there are.</summary>
    public int Count => _end - _head;

    /// <summary>Lets a window fire again that had fired before the state was restored.</summary>
    public void Rearm(long start) => (Rearmed ??= []).Add(start);

    /// <summary>Whether a window had fired before the state was restored, and got no elements since.</summary>
    public bool HasFired(long start, long end) => end <= FiredBefore && Rearmed?.Contains(start) != true;

    /// <summary>The pane of an entry.</summary>
    public long PaneAt(int index) => _panes[_head + index];

    /// <summary>The value of an entry.</summary>
    public TAcc ValueAt(int index) => _values[_head + index];

    /// <summary>Whether the newest entry is of a pane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool EndsWith(long pane) => _end > _head && _panes[_end - 1] == pane;

    /// <summary>The value of the newest entry, to be changed.</summary>
    public ref TAcc Last
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _values[_end - 1];
    }

    /// <summary>Finds the entry of a pane; only where the order of elements does not matter.</summary>
    /// <returns>Its index, or the complement of where it would be.</returns>
    public int Find(long pane)
    {
        int index = Array.BinarySearch(_panes, _head, Count, pane);
        return index >= 0 ? index - _head : ~(~index - _head);
    }

    /// <summary>The value of an entry changes.</summary>
    public void Set(int index, TAcc value, PaneMerger<TAcc> merger)
    {
        _values[_head + index] = value;
        _tree?.Update(_values, _head + index, merger);
    }

    /// <summary>Adds an entry behind the newest.</summary>
    public void Append(long pane, TAcc value)
    {
        if (_end > _head && pane < _panes[_end - 1] && _isOrdered)
        {
            _isOrdered = false;
            _tree = null;
        }

        MakeRoom();
        _panes[_end] = pane;
        _values[_end++] = value;
    }

    /// <summary>Adds an entry between others.</summary>
    public void Insert(int index, long pane, TAcc value)
    {
        MakeRoom();
        int at = _head + index;
        Array.Copy(_panes, at, _panes, at + 1, _end - at);
        Array.Copy(_values, at, _values, at + 1, _end - at);
        _panes[at] = pane;
        _values[at] = value;
        _end++;
        _tree?.Truncate(at);
    }

    /// <summary>Forgets the oldest entries as long as they are of panes before one.</summary>
    public void RemoveBefore(long pane)
    {
        bool clear = RuntimeHelpers.IsReferenceOrContainsReferences<TAcc>();
        int head = _head;
        while (head < _end && _panes[head] < pane)
        {
            head++;
        }

        _head = head;
        if (_head == _end)
        {
            _head = _end = 0;
            _isOrdered = true;
            _tree = null;
            if (clear)
            {
                Array.Clear(_values);
            }
        }
    }

    /// <summary>The merged value of the panes from one up to, not including, another.</summary>
    /// <returns>False if there are no elements.</returns>
    public bool TryMerge(long from, long to, PaneMerger<TAcc> merger, out TAcc value)
    {
        if (!_isOrdered)
        {
            _tree ??= new PaneTree<TAcc>(hasBounds: true);
            _tree.Extend(_panes, _values, _end - 1, merger);
            return _tree.TryMerge(_panes, _values, _head, _end, from, to, merger, out value);
        }

        int begin = LowerBound(from);
        int end = LowerBound(to);
        if (end - begin <= 2)
        {
            value = begin == end ? default! : end - begin == 1 ? _values[begin] : merger.Merge(_values[begin], _values[begin + 1]);
            return begin < end;
        }

        _tree ??= new PaneTree<TAcc>(hasBounds: false);
        _tree.Extend(_panes, _values, _end - 1, merger);
        value = _tree.Merge(_values, begin, end, merger);
        return true;
    }

    /// <summary>A list that shares nothing changeable with this one.</summary>
    public PaneList<TAcc> Copy(PaneMerger<TAcc> merger)
    {
        var copy = new PaneList<TAcc>
        {
            _panes = _panes.AsSpan(_head, Count).ToArray(),
            _values = _values.AsSpan(_head, Count).ToArray(),
            _end = Count,
            _isOrdered = _isOrdered,
            FiredBefore = FiredBefore,
            Rearmed = Rearmed is null ? null : new SortedSet<long>(Rearmed),
        };
        for (int i = 0; i < copy._end; i++)
        {
            copy._values[i] = merger.Copy(copy._values[i]);
        }

        return copy;
    }

    // Windows mostly begin near the head and end near the end.
    private int LowerBound(long pane)
    {
        if (_end == _head || _panes[_head] >= pane)
        {
            return _head;
        }

        if (_panes[_end - 1] < pane)
        {
            return _end;
        }

        int index = Array.BinarySearch(_panes, _head, Count, pane);
        return index >= 0 ? index : ~index;
    }

    private void MakeRoom()
    {
        if (_end < _panes.Length)
        {
            return;
        }

        int count = Count;
        int capacity = Math.Max(FirstCapacity, (int)BitOperations.RoundUpToPowerOf2((uint)(count + (count / 2) + 1)));
        long[] panes = new long[capacity];
        TAcc[] values = new TAcc[capacity];
        Array.Copy(_panes, _head, panes, 0, count);
        Array.Copy(_values, _head, values, 0, count);
        (_panes, _values) = (panes, values);
        if (_head > 0)
        {
            // Places have changed: the tree is made anew, as often as the list is moved.
            (_head, _end) = (0, count);
            _tree = null;
        }
    }
}
