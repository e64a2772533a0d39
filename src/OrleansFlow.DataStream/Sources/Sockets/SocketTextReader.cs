using System.Globalization;
using System.Net.Sockets;
using System.Text;
using OrleansFlow.Runtime;

namespace OrleansFlow.Sources;

/// <summary>Reads delimited texts from a connection; one receive is under way at a time.</summary>
internal sealed class SocketTextReader(ISourceReaderContext context, string host, int port, string delimiter, int maxRetries, int maxTextLength)
    : SequentialSourceReader<string, SingleSplit>(context)
{
    private const int FirstLength = 16 * 1024;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);

    private readonly byte[] _delimiter = Encoding.UTF8.GetBytes(delimiter);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
    private SingleSplit? _split;
    private Socket? _socket;
    private Task<int>? _receiving;
    private byte[] _bytes = new byte[FirstLength];
    private int _start;
    private int _end;
    private int _searched;
    private int _retries;
    private bool _atEnd;

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync(Context.Runtime.Scheduler);
        if (_receiving is { } receiving)
        {
            await Task.WhenAny(receiving);
        }

        _socket?.Dispose();
        _stop.Dispose();
    }

    protected override void Open(SingleSplit split)
    {
        _split = split;
        _receiving = ReceiveAsync();
    }

    protected override InputStatus PollSplit(ISourceOutput<string> output, int maxRecords)
    {
        for (int emitted = 0; emitted < maxRecords;)
        {
            if (TryTake(out string? text))
            {
                output.Collect(text);
                emitted++;
            }
            else if (_atEnd)
            {
                return InputStatus.EndOfInput;
            }
            else if (!TakeReceived())
            {
                return InputStatus.NothingAvailable;
            }
        }

        return InputStatus.MoreAvailable;
    }

    protected override ValueTask WaitForSplitDataAsync() => _receiving is { } receiving ? WhenOver(receiving) : ValueTask.CompletedTask;

    protected override SingleSplit SnapshotSplit() => _split!;

    private bool TakeReceived()
    {
        _receiving ??= ReceiveAsync();
        if (!_receiving.IsCompleted)
        {
            return false;
        }

        int received = _receiving.GetAwaiter().GetResult();
        _receiving = null;
        _end += received;
        _atEnd = received == 0;
        return true;
    }

    private bool TryTake(out string text)
    {
        int found = _bytes.AsSpan(_searched.._end).IndexOf(_delimiter);
        ReadOnlySpan<byte> taken;
        if (found >= 0)
        {
            taken = _bytes.AsSpan(_start..(_searched + found));
            _start = _searched = _searched + found + _delimiter.Length;
        }
        else if (_atEnd && _start < _end)
        {
            taken = _bytes.AsSpan(_start.._end);
            _start = _searched = _end;
        }
        else
        {
            // A delimiter may have come in part.
            _searched = Math.Max(_start, _end - _delimiter.Length + 1);
            RequireLength(_searched - _start);
            text = string.Empty;
            return false;
        }

        RequireLength(taken.Length);

        if (delimiter == "\n" && taken is [.., (byte)'\r'])
        {
            taken = taken[..^1];
        }

        text = Encoding.UTF8.GetString(taken);
        return true;
    }

    private void RequireLength(int length)
    {
        if (length > maxTextLength)
        {
            throw new OrleansFlowException(string.Create(
                CultureInfo.InvariantCulture,
                $"A text from {host}:{port} is longer than {maxTextLength} bytes (at least {length} came); check the delimiter, or raise {nameof(maxTextLength)} of the socket source if that is meant."));
        }
    }

    /// <summary>Receives at least one byte, connecting as often as is allowed; 0 when the server has closed and no retry is left.</summary>
    private async Task<int> ReceiveAsync()
    {
        MakeRoom();
        while (true)
        {
            Exception? failure = null;
            try
            {
                if (_socket is null)
                {
                    _socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    await _socket.ConnectAsync(host, port, _stop.Token);
                }

                int received = await _socket.ReceiveAsync(_bytes.AsMemory(_end), _stop.Token);
                if (received > 0)
                {
                    return received;
                }
            }
            catch (SocketException exception)
            {
                failure = exception;
            }

            _socket?.Dispose();
            _socket = null;
            if (maxRetries >= 0 && _retries >= maxRetries)
            {
                return failure is null ? 0 : throw new OrleansFlowException(
                    $"The socket source lost or never had its connection to {host}:{port}, after {_retries} of {maxRetries} retries: {failure.Message}", failure);
            }

            _retries++;
            await Task.Delay(RetryDelay, Context.Runtime.Time, _stop.Token);
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start.._end).CopyTo(_bytes);
            _searched -= _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(_bytes.Length * 2L, Array.MaxLength));
        }
    }
}
