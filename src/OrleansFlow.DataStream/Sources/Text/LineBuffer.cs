using System.Globalization;

namespace OrleansFlow.Sources;

/// <summary>
/// Bytes read and not yet taken, and the search for line ends in them. There are two buffers: while lines are taken out of one, the
/// other is filled. What is left of the first, a part of a line, is copied before the bytes of the second.
/// </summary>
internal sealed class LineBuffer(int length, int maxLineLength)
{
    private const int LongestHeadroom = 4096;

    private readonly int _headroom = Math.Min(length, LongestHeadroom);
    private byte[] _bytes = new byte[Math.Min(length, LongestHeadroom) + length];
    private byte[] _next = new byte[Math.Min(length, LongestHeadroom) + length];
    private int _start;
    private int _end;

    // Up to here there is no line end: a line that comes in pieces is searched once.
    private int _searched;

    /// <summary>Where the next bytes are read to; say afterwards how many came.</summary>
    public Memory<byte> Free => _next.AsMemory(_headroom, length);

    public void Clear() => _start = _end = _searched = 0;

    /// <summary>Takes over what was read. To be called when there is no more line to take.</summary>
    /// <param name="count">How many bytes came.</param>
    /// <param name="path">The file, for the error.</param>
    /// <param name="position">Where the line begins that is not complete, for the error.</param>
    public void Added(int count, string path, long position)
    {
        int left = _end - _start;
        if (left > maxLineLength + 1L)
        {
            throw new OrleansFlowException(string.Create(
                CultureInfo.InvariantCulture,
                $"The line at byte {position} of '{path}' is longer than {maxLineLength} bytes; raise {nameof(TextFileSourceOptions)}.{nameof(TextFileSourceOptions.MaxLineLength)} if that is meant."));
        }

        if (left <= _headroom)
        {
            int start = _headroom - left;
            _bytes.AsSpan(_start, left).CopyTo(_next.AsSpan(start));
            (_bytes, _next) = (_next, _bytes);
            _searched += start - _start;
            _start = start;
            _end = _headroom + count;
            return;
        }

        // A long line is gathered in one buffer that doubles, so that its bytes are not copied again with each part.
        if (_bytes.Length - _end < count)
        {
            byte[] target = left + count <= _bytes.Length / 2 ? _bytes : new byte[Math.Min(Math.Max(_bytes.Length * 2L, (long)left + count), Array.MaxLength)];
            _bytes.AsSpan(_start, left).CopyTo(target);
            _bytes = target;
            _searched -= _start;
            _end = left;
            _start = 0;
        }

        _next.AsSpan(_headroom, count).CopyTo(_bytes.AsSpan(_end));
        _end += count;
    }

    /// <summary>Takes a line.</summary>
    /// <param name="atEnd">Whether no more bytes come: the last line needs no end.</param>
    /// <param name="line">The line without its end.</param>
    /// <param name="taken">Its length with its end.</param>
    public bool TryTakeLine(bool atEnd, out ReadOnlySpan<byte> line, out int taken)
    {
        int found = _bytes.AsSpan(_searched.._end).IndexOf((byte)'\n');
        if (found < 0)
        {
            _searched = _end;
            taken = _end - _start;
            line = _bytes.AsSpan(_start, taken);
            if (!atEnd || taken == 0)
            {
                return false;
            }

            _start = _end;
        }
        else
        {
            int end = _searched + found;
            line = _bytes.AsSpan(_start..end);
            taken = end + 1 - _start;
            _start = _searched = end + 1;
        }

        if (line is [.., (byte)'\r'])
        {
            line = line[..^1];
        }

        return true;
    }
}
