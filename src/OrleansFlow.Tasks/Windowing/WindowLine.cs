using System.Diagnostics.CodeAnalysis;

namespace OrleansFlow.Tasks.Windowing;

/// <summary>The windows that are open, by their start; new ones mostly come at the end, and the first ones go first.</summary>
/// <typeparam name="T">Type of what is kept for a window.</typeparam>
internal sealed class WindowLine<T>
    where T : class
{
    private const int MinCapacity = 8;

    private long[] _starts = new long[MinCapacity];
    private T?[] _items = new T?[MinCapacity];
    private int _head;
    private int _end;

    /// <summary>How many windows there are.</summary>
    public int Count => _end - _head;

    /// <summary>A window.</summary>
    /// <param name="index">Index in the order of starts.</param>
    public T this[int index] => _items[_head + index]!;

    /// <summary>The start of a window.</summary>
    /// <param name="index">Index in the order of starts.</param>
    public long StartAt(int index) => _starts[_head + index];

    /// <summary>Finds the window with a start.</summary>
    public bool TryGet(long start, [NotNullWhen(true)] out T? item)
    {
        int index = IndexOf(start);
        item = index < _end && _starts[index] == start ? _items[index] : null;
        return item is not null;
    }

    /// <summary>How many windows start before a time.</summary>
    public int CountBefore(long start) => IndexOf(start) - _head;

    /// <summary>Adds a window that is not there.</summary>
    public void Add(long start, T item)
    {
        if (_end == _items.Length)
        {
            MakeRoom();
        }

        int index = IndexOf(start);
        Array.Copy(_starts, index, _starts, index + 1, _end - index);
        Array.Copy(_items, index, _items, index + 1, _end - index);
        _starts[index] = start;
        _items[index] = item;
        _end++;
    }

    /// <summary>Removes the first window.</summary>
    public void RemoveFirst() => _items[_head++] = null;

    // The index of the first window that does not start before a time.
    private int IndexOf(long start)
    {
        if (_end > _head && _starts[_end - 1] < start)
        {
            return _end;
        }

        int index = Array.BinarySearch(_starts, _head, _end - _head, start);
        return index >= 0 ? index : ~index;
    }

    private void MakeRoom()
    {
        int count = Count;
        int capacity = count * 2 > _items.Length ? _items.Length * 2 : _items.Length;
        long[] starts = new long[capacity];
        T?[] items = new T?[capacity];
        Array.Copy(_starts, _head, starts, 0, count);
        Array.Copy(_items, _head, items, 0, count);
        (_starts, _items, _head, _end) = (starts, items, 0, count);
    }
}
