using System.Globalization;

namespace OrleansFlow.Sources;

/// <summary>Bytes read and not yet taken, and the search for line ends in them.</summary>
internal sealed class LineBuffer(int length, int maxLineLength)
{
    private byte[] _bytes = new byte[length];
    private int _start;
    private int _end;

    // Up to here there is no line end: a line that comes in pieces is searched once.
    private int _searched;

    public void Clear() => _start = _end = _searched = 0;

    /// <summary>Room for further bytes, at least one; say afterwards how many came.</summary>
    public Memory<byte> GetFree(string path, long position)
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start.._end).CopyTo(_bytes);
            _end -= _start;
            _searched -= _start;
            _start = 0;
        }

        if (_end == _bytes.Length)
        {
            if (_bytes.Length > maxLineLength)
            {
                throw new OrleansFlowException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The line at byte {position} of '{path}' is longer than {maxLineLength} bytes; raise {nameof(TextFileSourceOptions)}.{nameof(TextFileSourceOptions.MaxLineLength)} if that is meant."));
            }

            Array.Resize(ref _bytes, (int)Math.Min((long)_bytes.Length * 2, (long)maxLineLength + 1));
        }

        return _bytes.AsMemory(_end);
    }

    public void Added(int count) => _end += count;

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
