namespace OrleansFlow.Tasks.Watermarks;

/// <summary>The channels that count for an input's watermark, as a heap with the least watermark on top.</summary>
/// <param name="watermarks">The channels' watermarks.</param>
internal sealed class AlignedChannels(long[] watermarks)
{
    private readonly int[] _heap = new int[watermarks.Length];
    private readonly int[] _placePlusOne = new int[watermarks.Length];
    private int _count;

    public bool Contains(int channel) => _placePlusOne[channel] != 0;

    public bool TryGetLeast(out long watermark)
    {
        watermark = _count > 0 ? watermarks[_heap[0]] : long.MinValue;
        return _count > 0;
    }

    public void Add(int channel)
    {
        Put(channel, _count++);
        Up(_count - 1);
    }

    /// <summary>The watermark of a channel has risen.</summary>
    public void Raised(int channel) => Down(_placePlusOne[channel] - 1);

    public void Remove(int channel)
    {
        int place = _placePlusOne[channel] - 1;
        _placePlusOne[channel] = 0;
        int last = _heap[--_count];
        if (last != channel)
        {
            Put(last, place);
            Up(place);
            Down(_placePlusOne[last] - 1);
        }
    }

    private void Up(int place)
    {
        int channel = _heap[place];
        while (place > 0 && watermarks[_heap[(place - 1) / 2]] > watermarks[channel])
        {
            Put(_heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }

        Put(channel, place);
    }

    private void Down(int place)
    {
        int channel = _heap[place];
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= _count)
            {
                break;
            }

            if (child + 1 < _count && watermarks[_heap[child + 1]] < watermarks[_heap[child]])
            {
                child++;
            }

            if (watermarks[_heap[child]] >= watermarks[channel])
            {
                break;
            }

            Put(_heap[child], place);
            place = child;
        }

        Put(channel, place);
    }

    private void Put(int channel, int place)
    {
        _heap[place] = channel;
        _placePlusOne[channel] = place + 1;
    }
}
