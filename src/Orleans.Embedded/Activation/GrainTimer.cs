
namespace Orleans.Embedded;

/// <summary>A timer of an activation. A tick waits in the activation's queue like a request; the next is due a period after it has ended.</summary>
internal abstract class GrainTimer : IGrainTimer
{
    private static long _numbers;
    private readonly Activation _activation;
    private readonly ITimer _timer;
    private readonly bool _interleave;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private TimeSpan _period;
    private bool _ticking;
    private bool _changed;
    private bool _disposed;

    protected GrainTimer(Activation activation, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _interleave = options.Interleave;
        KeepAlive = options.KeepAlive;
        _period = Checked(options.Period, "period");
        Number = activation.Silo.NextTimerNumber();
        var due = Checked(options.DueTime, "dueTime");
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            _timer = activation.Silo.Processor.Clock.CreateTimer(static state => ((GrainTimer)state!).Fire(), this, due, Timeout.InfiniteTimeSpan);
        }

        activation.Add(this);
    }

    public bool KeepAlive { get; }

    public long Number { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _period = Checked(period, nameof(period));
            _changed = _ticking;
            _timer.Change(Checked(dueTime, nameof(dueTime)), Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        _timer.Dispose();
        _stop.Cancel();
        _activation.Remove(this);
    }

    public async ValueTask<Response> RunAsync()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return Response.Completed;
            }

            _ticking = true;
            _changed = false;
        }

        try
        {
            await InvokeAsync(_stop.Token);
        }
        catch (Exception exception)
        {
            RuntimeLog.TimerFailed(_activation.Silo.RuntimeLogger, exception, _activation.GrainId);
        }

        lock (_lock)
        {
            _ticking = false;
            if (!_disposed && !_changed && _period != Timeout.InfiniteTimeSpan)
            {
                _timer.Change(_period, Timeout.InfiniteTimeSpan);
            }
        }

        return Response.Completed;
    }

    protected abstract Task InvokeAsync(CancellationToken cancellationToken);

    private static TimeSpan Checked(TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, time, "A grain timer's time is zero or more, or infinite.");
        }

        // A period of zero would occupy the activation without end.
        return time == TimeSpan.Zero && name == nameof(GrainTimerCreationOptions.Period) ? TimeSpan.FromMilliseconds(1) : time;
    }

    private void Fire() => _activation.Receive(new Message
    {
        Kind = MessageKind.Tick,
        Id = Interlocked.Increment(ref _numbers),
        Sender = _activation.Silo,
        Target = _activation.GrainId,
        Tick = this,
        Options = InvokeMethodOptions.OneWay | (_interleave ? InvokeMethodOptions.AlwaysInterleave : InvokeMethodOptions.None),
        MethodName = "tick",
    });
}
