using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Exchange;

/// <summary>
/// The producer's end of a channel to another silo (RemoteInputChannel's other side). Writes each batch into segments on the
/// task's thread; a bounded number of calls is under way at a time, and what comes back of them, in whatever order, is given to
/// the window. A channel that has sent nothing holds no window.
/// </summary>
internal sealed partial class RemoteOutput(ChannelId id, IBatchWriter writer, IChannelListener listener, ExchangeEnvironment environment, ExchangeSettings settings)
    : ChannelOutput, IDueItem
{
    private static readonly Action<SegmentBuffer> ReleaseBuffer = static buffer => buffer.Release();

    private readonly Lock _lock = new();
    private IBatchWriter? _writer = writer;
    private IChannelListener? _listener = listener;
    private SenderWindow<SegmentBuffer>? _window;
    private List<SegmentBuffer>? _written;
    private ChannelFailedException? _failure;
    private long _bytes;
    private long _scheduledFor = long.MaxValue;
    private long _askAt = long.MaxValue;
    private int _queued;
    private bool _isWaiting;
    private bool _isAsking;
    private bool _isClosed;

    public override ChannelId Id => id;

    public override long BytesSent => Volatile.Read(ref _bytes);

    public override int QueuedBatches => Volatile.Read(ref _queued);

    public override int AvailableCredits
    {
        get
        {
            lock (_lock)
            {
                return _isClosed ? 0 : _window is null ? settings.ExclusiveCredits : (int)Math.Max(0, _window.Limit - _window.Next);
            }
        }
    }

    public override bool IsDrained
    {
        get
        {
            lock (_lock)
            {
                ThrowIfFailed();
                return _isClosed || _window is null || _window.IsDrained;
            }
        }
    }

    public override bool TryReserve()
    {
        lock (_lock)
        {
            ThrowIfFailed();
            if (_isClosed || _window is null || _window.HasCredit)
            {
                _isWaiting = false;
                return true;
            }

            _isWaiting = true;
            if (_askAt == long.MaxValue)
            {
                _askAt = environment.Schedule.Now + (long)settings.CreditProbeInterval.TotalMilliseconds;
                ScheduleNext();
            }

            return false;
        }
    }

    public override void Send(RecordBatch batch)
    {
        try
        {
            if (_isClosed || _writer is not { } writer)
            {
                return;
            }

            _written ??= [];
            writer.Write(batch, _written);
            lock (_lock)
            {
                foreach (SegmentBuffer buffer in _written)
                {
                    _bytes += buffer.Length;
                    if (_isClosed)
                    {
                        buffer.Release();
                    }
                    else
                    {
                        Window.Add(buffer);
                    }
                }

                NoteQueued();
            }
        }
        finally
        {
            _written?.Clear();
            batch.Release();
        }

        Pump();
    }

    /// <summary>News from the consumer's side, outside of any answer.</summary>
    public void Hear(long acknowledged, long creditLimit, bool isClosed)
    {
        bool isNew;
        lock (_lock)
        {
            isNew = HearLocked(acknowledged, creditLimit, isClosed);
        }

        Pump();
        if (isNew)
        {
            _listener?.OnProgress();
        }
    }

    /// <summary>The channel has failed: so does the producer at its next look.</summary>
    public void Fail(string reason)
    {
        lock (_lock)
        {
            if (_isClosed || _failure is not null)
            {
                return;
            }

            _failure = new ChannelFailedException(id, reason);
            _window?.Clear(ReleaseBuffer);
        }

        _listener?.OnProgress();
    }

    public override void Abort(Exception? cause)
    {
        bool isExpected;
        lock (_lock)
        {
            // When a job is cancelled all its tasks are: who was sent nothing need not hear it from here.
            isExpected = !_isClosed && (cause is not null || _window is not null);
            LetGo();
        }

        if (isExpected)
        {
            environment.TellConsumer(id, ProducerFailure.Describe(id.Producer, cause), cause is null);
        }
    }

    public override void Close()
    {
        lock (_lock)
        {
            LetGo();
        }
    }

    public void OnDue(long now)
    {
        bool asks = false;
        string? overdue = null;
        lock (_lock)
        {
            _scheduledFor = long.MaxValue;
            if (_isClosed || _failure is not null)
            {
                return;
            }

            if (_window is not null && _window.IsOverdue(now, out long sequence))
            {
                overdue = $"segment {sequence} was not acknowledged within {settings.AcknowledgeTimeout.TotalSeconds:0.###} s ({ExchangeOptions.AcknowledgeTimeout.Key}).";
            }
            else if (now >= _askAt)
            {
                asks = _isWaiting && !_isAsking;
                _isAsking |= asks;
                _askAt = _isWaiting ? now + (long)settings.CreditProbeInterval.TotalMilliseconds : long.MaxValue;
            }

            ScheduleNext();
        }

        if (overdue is not null)
        {
            Fail(overdue);
            environment.TellConsumer(id, overdue, isCancellation: false);
            return;
        }

        if (asks)
        {
            _ = AskAsync();
        }

        Pump();
    }

    private SenderWindow<SegmentBuffer> Window => _window ??= new SenderWindow<SegmentBuffer>(
        settings.ExclusiveCredits,
        settings.MaxCallsInFlight,
        (long)settings.ResendBackoff.TotalMilliseconds,
        (long)settings.MaxResendBackoff.TotalMilliseconds,
        (long)settings.AcknowledgeTimeout.TotalMilliseconds);

    /// <summary>The schedule may know this object for a while longer; the job's types must not hang on it.</summary>
    private void LetGo()
    {
        _isClosed = true;
        _window?.Clear(ReleaseBuffer);
        _writer = null;
        _listener = null;
    }

    /// <returns>Whether the partition is to look again.</returns>
    private bool HearLocked(long acknowledged, long creditLimit, bool isClosed)
    {
        if (isClosed)
        {
            // Nobody reads any longer: all that is sent from now on is dropped, and nothing waits for credit.
            bool wasOpen = !_isClosed;
            _isClosed = true;
            _window?.Clear(ReleaseBuffer);
            return wasOpen;
        }

        if (_isClosed || _window is null || !_window.Hear(acknowledged, creditLimit, ReleaseBuffer))
        {
            return false;
        }

        NoteQueued();

        if (_window.HasCredit)
        {
            _askAt = long.MaxValue;
            bool wasWaiting = _isWaiting;
            _isWaiting = false;
            return wasWaiting || _window.IsDrained;
        }

        return _window.IsDrained;
    }

    /// <summary>The credit that is missing tells of the receiver's queue. Under the lock.</summary>
    private void NoteQueued() => Volatile.Write(
        ref _queued,
        _isClosed || _window is not { } window ? 0 : (int)Math.Max(0, settings.ExclusiveCredits - (window.Limit - window.Next)));

    private void ScheduleNext()
    {
        long due = Math.Min(_window?.NextDue() ?? long.MaxValue, _askAt);
        if (due < _scheduledFor)
        {
            due = Math.Max(due, environment.Schedule.Now + 1);
            _scheduledFor = due;
            environment.Schedule.Add(this, due);
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new ChannelFailedException(failure.Channel, failure.Reason, failure.IsCancellation, failure.InnerException);
        }
    }
}
