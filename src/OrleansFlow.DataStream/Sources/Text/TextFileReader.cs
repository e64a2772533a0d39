using System.Text;

namespace OrleansFlow.Sources;

/// <summary>Reads the lines of splits. What is not in the buffer yet is read in the background; the task never waits for the disk.</summary>
/// <typeparam name="T">What lines become.</typeparam>
/// <typeparam name="TFormat">Makes it of a line.</typeparam>
internal sealed class TextFileReader<T, TFormat>(ISourceReaderContext context, TextFileSourceOptions options) : SequentialSourceReader<T, TextFileSplit>(context)
    where TFormat : struct, ILineFormat<T>
{
    private readonly LineBuffer _buffer = new(options.BufferLength, options.MaxLineLength);
    private TFormat _format = new();
    private TextFileSplit? _split;
    private Stream? _stream;
    private Task<int>? _reading;

    // Offset of the buffer's first unread byte in the file, or in the content of a compressed one.
    private long _position;

    // Offset of what has been read, or is being read.
    private long _readTo;
    private bool _skipsFirst;
    private bool _atEnd;

    public override async ValueTask DisposeAsync()
    {
        if (_reading is { } reading)
        {
            // The stream must not be closed under a read that is under way.
            await Task.WhenAny(reading);
        }

        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync();
        }
    }

    protected override void Open(TextFileSplit split)
    {
        _split = split;
        _buffer.Clear();
        _atEnd = false;
        _skipsFirst = split.Position < 0 && split.Start > 0;

        // A line that begins at Start is told from the rest of an earlier one by the byte before.
        _position = split.Position >= 0 ? split.Position : Math.Max(split.Start - 1, 0);
        _readTo = _position;
        _reading = OpenAsync(split, _position);
    }

    protected override InputStatus PollSplit(ISourceOutput<T> output, int maxRecords)
    {
        int emitted = 0;
        while (emitted < maxRecords)
        {
            if (!_skipsFirst && _position >= _split!.End)
            {
                return EndSplit();
            }

            if (_buffer.TryTakeLine(_atEnd, out ReadOnlySpan<byte> line, out int taken))
            {
                if (_skipsFirst)
                {
                    _skipsFirst = false;
                }
                else
                {
                    output.Collect(_format.Read(WithoutMark(line)));
                    emitted++;
                }

                _position += taken;
            }
            else if (_atEnd)
            {
                return EndSplit();
            }
            else
            {
                _reading ??= ReadAsync();
                if (!TakeRead())
                {
                    return emitted > 0 ? InputStatus.MoreAvailable : InputStatus.NothingAvailable;
                }
            }
        }

        return InputStatus.MoreAvailable;
    }

    protected override ValueTask WaitForSplitDataAsync() => _reading is null ? ValueTask.CompletedTask : WhenOver(_reading);

    protected override TextFileSplit SnapshotSplit() => _split! with { Position = _skipsFirst ? -1 : _position };

    private bool TakeRead()
    {
        if (!_reading!.IsCompleted)
        {
            return false;
        }

        int read;
        try
        {
            read = _reading.GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new OrleansFlowException($"The file '{_split!.Path}' cannot be read at byte {_position}: {exception.Message}", exception);
        }

        _reading = null;
        _atEnd = read == 0;
        _buffer.Added(read, _split!.Path, _position);
        _readTo += read;
        if (!_atEnd && _readTo < _split.End)
        {
            // The next bytes are read while the lines of these are taken.
            _reading = ReadAsync();
        }

        return true;
    }

    private async Task<int> OpenAsync(TextFileSplit split, long position)
    {
        if (!split.IsGzip)
        {
            _stream = await Context.Runtime.Files.OpenReadAsync(split.Path, position, Context.CancellationToken);
            return await ReadAsync();
        }

        Stream compressed = await Context.Runtime.Files.OpenReadAsync(split.Path, 0, Context.CancellationToken);
        _stream = StrictGzip.Open(compressed);
        byte[] skipped = new byte[64 * 1024];
        for (long left = position; left > 0;)
        {
            int read = await _stream.ReadAsync(skipped.AsMemory(0, (int)Math.Min(left, skipped.Length)), Context.CancellationToken);
            if (read == 0)
            {
                throw new InvalidDataException("the content is shorter than it was.");
            }

            left -= read;
        }

        return await ReadAsync();
    }

    private Task<int> ReadAsync() => _stream!.ReadAsync(_buffer.Free, Context.CancellationToken).AsTask();

    private ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> line) =>
        _position == 0 && line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;

    private InputStatus EndSplit()
    {
        if (_reading is { } reading)
        {
            if (!reading.IsCompleted)
            {
                return InputStatus.NothingAvailable;
            }

            // Read ahead and not needed: an error of it is none.
            _ = reading.Exception;
            _reading = null;
        }

        if (_stream is { } stream)
        {
            // Files of this machine close without waiting; a stream that does not is closed in the background.
            _ = stream.DisposeAsync().AsTask();
            _stream = null;
        }

        return InputStatus.EndOfInput;
    }
}
