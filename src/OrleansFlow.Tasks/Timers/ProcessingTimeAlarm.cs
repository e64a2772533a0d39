using OrleansFlow.State.Timers;
using OrleansFlow.Tasks.Mailboxes;
using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Timers;

/// <summary>
/// Calls an operator back, as a mail, when processing time has passed a time (org.apache.flink.streaming.runtime.tasks.ProcessingTimeServiceImpl).
/// </summary>
/// <param name="chain">What the chain shares.</param>
/// <param name="position">Position of the operator.</param>
/// <param name="onTime">Is called with the time that was set.</param>
internal sealed class ProcessingTimeAlarm(ChainState chain, int position, Action<long> onTime) : IProcessingTimeAlarm, IDisposable
{
    private readonly TimeProvider _time = chain.Runtime.Time;
    private ITimer? _timer;
    private long _at = long.MaxValue;
    private bool _isQuiet;

    public long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    public void Set(long timestamp)
    {
        _at = timestamp;
        Arm();
    }

    /// <summary>Lets nothing fire any more: what is pending at the end of the input is dropped.</summary>
    public void Quiesce()
    {
        _isQuiet = true;
        Dispose();
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _timer = null;
    }

    private void Arm()
    {
        if (_isQuiet || _at == long.MaxValue)
        {
            return;
        }

        // The longest time that a timer can wait is less than what a long can say; it is armed again then.
        TimeSpan due = TimeSpan.FromMilliseconds(Math.Clamp(_at < 0 ? 0 : _at - Now + chain.TimerDelayMs, 0, uint.MaxValue - 1));
        _timer ??= _time.CreateTimer(static me => ((ProcessingTimeAlarm)me!).Post(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    private void Post() => chain.Mailbox.Post(new Mail(static me => ((ProcessingTimeAlarm)me!).Run(), this, position, Emits: true));

    private void Run()
    {
        long at = _at;
        if (_isQuiet || at == long.MaxValue)
        {
            return;
        }

        if (at + chain.TimerDelayMs > Now)
        {
            Arm();
            return;
        }

        _at = long.MaxValue;
        chain.Current = position;
        onTime(at);
        chain.Current = ChainState.NoOperator;
    }
}
