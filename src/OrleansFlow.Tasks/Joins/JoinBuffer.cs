using System.Runtime.CompilerServices;
using OrleansFlow.Types;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Joins;

/// <summary>
/// Records of one side and key by timestamp, those of one timestamp in the order in which they came. Records mostly come in order
/// and leave in order, so they lie in one array that is filled at its end and emptied at its beginning.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
internal struct JoinBuffer<T>
{
    private const int SmallestLength = 4;

    private TimestampedValue<T>[] _items;
    private int _start;
    private int _end;

    public JoinBuffer() => _items = [];

    /// <summary>How many records there are.</summary>
    public readonly int Count => _end - _start;

    /// <summary>The records, in the order of their timestamps.</summary>
    public readonly ReadOnlySpan<TimestampedValue<T>> Items => _items.AsSpan(_start, _end - _start);

    /// <summary>Adds a record.</summary>
    public void Add(T value, long timestamp)
    {
        if (_end == _items.Length)
        {
            MakeRoom();
        }

        int place = _end;
        if (place > _start && _items[place - 1].Timestamp > timestamp)
        {
            place = _start + CountBefore(timestamp + 1);
            Array.Copy(_items, place, _items, place + 1, _end - place);
        }

        _items[place] = new TimestampedValue<T>(value, timestamp);
        _end++;
    }

    /// <summary>The records from a timestamp on.</summary>
    public readonly ReadOnlySpan<TimestampedValue<T>> From(long timestamp) => Items[CountBefore(timestamp)..];

    /// <summary>Removes the first records.</summary>
    /// <param name="count">How many.</param>
    public void RemoveFirst(int count)
    {
        if (count == 0)
        {
            return;
        }

        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(_items, _start, count);
        }

        _start += count;
        if (_start == _end)
        {
            _start = _end = 0;
        }
    }

    /// <summary>A copy that shares nothing changeable with this.</summary>
    public readonly JoinBuffer<T> Copy(TypeSerializer<T> values)
    {
        var copy = new JoinBuffer<T> { _items = Items.ToArray(), _end = Count };
        if (!values.IsImmutable)
        {
            foreach (ref TimestampedValue<T> item in copy._items.AsSpan())
            {
                item = item with { Value = values.Copy(item.Value) };
            }
        }

        return copy;
    }

    private readonly int CountBefore(long timestamp)
    {
        ReadOnlySpan<TimestampedValue<T>> items = Items;
        int low = 0;
        int high = items.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (items[middle].Timestamp < timestamp)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void MakeRoom()
    {
        TimestampedValue<T>[] old = _items;
        int count = Count;
        if (_start == 0 || _start < old.Length / 2)
        {
            _items = new TimestampedValue<T>[Math.Max(SmallestLength, old.Length * 2)];
        }

        Array.Copy(old, _start, _items, 0, count);
        if (ReferenceEquals(old, _items) && RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(_items, count, _end - count);
        }

        _start = 0;
        _end = count;
    }
}
