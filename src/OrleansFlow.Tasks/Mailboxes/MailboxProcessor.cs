using System.Collections.Concurrent;
using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Mailboxes;

/// <summary>
/// The one logical thread of a task (org.apache.flink.streaming.runtime.tasks.mailbox.MailboxProcessor). It is a work item of
/// the silo's scheduler: while there is something to do it takes turns — urgent mails, the mails that were waiting when the
/// turn began, then one batch of input — and after a quantum it queues itself again, so that many tasks share few threads.
/// With nothing to do it parks: no thread waits, and whoever brings input, credit or a mail schedules it. Mails taken by
/// their number at the turn's beginning cannot starve input, and input cannot starve mails, since a turn takes one batch.
/// Where one of Flink's operators would yield, here the task takes its next turn: mails of operators before the one that is
/// behind keep their place until it has caught up (<see cref="Mail.Priority"/>).
/// </summary>
internal sealed class MailboxProcessor : IThreadPoolWorkItem, ITaskWaker
{
    // A virtual clock may stand still during a turn, so turns are counted too.
    private const int TurnsPerQuantum = 64;
    private static readonly TimeSpan Quantum = TimeSpan.FromMilliseconds(5);

    private const int Parked = 0;
    private const int Scheduled = 1;
    private const int Running = 2;
    private const int RunningAndWoken = 3;
    private const int Done = 4;

    private readonly IMailboxTask _task;
    private readonly IWorkScheduler _scheduler;
    private readonly TimeProvider _time;
    private readonly long _quantum;
    private readonly ConcurrentQueue<Mail> _mails = new();
    private readonly ConcurrentQueue<Mail> _urgent = new();
    private readonly List<Mail> _held = [];
    private int _state = Parked;
    private volatile bool _hasUrgent;
    private volatile bool _flushRequested;
    private volatile ManualResetEventSlim? _blocked;

    public MailboxProcessor(IMailboxTask task, RuntimeServices runtime)
    {
        _task = task;
        _scheduler = runtime.Scheduler;
        _time = runtime.Time;
        _quantum = (long)(Quantum.TotalSeconds * _time.TimestampFrequency);
        Times = new TaskTimes(_time);
    }

    public TaskTimes Times { get; }

    /// <summary>Whether urgent mails wait; looked at within a batch.</summary>
    public bool HasUrgent => _hasUrgent;

    public void Start()
    {
        Times.Start(_time.GetTimestamp());
        Wake();
    }

    /// <summary>Queues a mail; it is dropped if the task has ended.</summary>
    public void Post(Action<object?> action, object? state, int priority = Mail.OfTask) => Post(new Mail(action, state, priority));

    /// <summary>Queues a mail; it is dropped if the task has ended.</summary>
    public void Post(in Mail mail)
    {
        if (Volatile.Read(ref _state) != Done)
        {
            _mails.Enqueue(mail);
            Wake();
        }
    }

    /// <summary>Queues a mail before all that are not urgent; it runs within the present batch. It is dropped if the task has ended.</summary>
    public void PostUrgent(Action<object?> action, object? state)
    {
        if (Volatile.Read(ref _state) != Done)
        {
            _urgent.Enqueue(new Mail(action, state, Mail.OfTask));
            _hasUrgent = true;
            Wake();
        }
    }

    /// <inheritdoc />
    public void Wake()
    {
        // What the caller has written must be visible before the state is read: the task looks the other way round.
        Interlocked.MemoryBarrier();
        while (true)
        {
            int state = Volatile.Read(ref _state);
            switch (state)
            {
                case Parked:
                    if (Interlocked.CompareExchange(ref _state, Scheduled, Parked) == Parked)
                    {
                        _scheduler.Schedule(this);
                        return;
                    }

                    break;
                case Running:
                    if (Interlocked.CompareExchange(ref _state, RunningAndWoken, Running) == Running)
                    {
                        _blocked?.Set();
                        return;
                    }

                    break;
                default:
                    _blocked?.Set();
                    return;
            }
        }
    }

    /// <inheritdoc />
    public void RequestFlush()
    {
        _flushRequested = true;
        Wake();
    }

    /// <summary>Runs the urgent mails; called at the beginning of a turn and within batches.</summary>
    public void RunUrgent()
    {
        while (_hasUrgent)
        {
            _hasUrgent = false;
            while (_urgent.TryDequeue(out Mail mail))
            {
                mail.Action(mail.State);
            }
        }
    }

    /// <summary>Blocks the thread until the next wake-up, for code that cannot be suspended; only where the scheduler allows it.</summary>
    public void BlockUntilWoken()
    {
        using var signal = new ManualResetEventSlim();
        _blocked = signal;
        try
        {
            if (Interlocked.CompareExchange(ref _state, Running, RunningAndWoken) != RunningAndWoken)
            {
                // The bound keeps a lost signal from becoming a hang.
                signal.Wait(TimeSpan.FromMilliseconds(50));
                Interlocked.CompareExchange(ref _state, Running, RunningAndWoken);
            }
        }
        finally
        {
            _blocked = null;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Exchange(ref _state, Running);
        long begin = _time.GetTimestamp();
        Times.Resume(begin);
        int turns = 0;
        while (true)
        {
            TurnResult result = TakeTurn();
            if (result == TurnResult.Done)
            {
                End();
                return;
            }

            long now = _time.GetTimestamp();
            if (result != TurnResult.Continue && TryPark(result, now))
            {
                return;
            }

            if (++turns >= TurnsPerQuantum || now - begin >= _quantum)
            {
                Interlocked.Exchange(ref _state, Scheduled);
                _scheduler.Schedule(this);
                return;
            }
        }
    }

    private TurnResult TakeTurn()
    {
        try
        {
            if (!_task.HoldsMails)
            {
                RunUrgent();
                RunWaiting();
            }

            if (_flushRequested)
            {
                _flushRequested = false;
                _task.Flush();
            }

            TurnResult result = _task.Turn();
            return result is TurnResult.Idle or TurnResult.BackPressured && !_task.HoldsMails && HasMails() ? TurnResult.Continue : result;
        }
        catch (Exception error)
        {
            _task.OnError(error);
            return TurnResult.Continue;
        }
    }

    private void RunWaiting()
    {
        for (int waiting = _held.Count + _mails.Count; waiting > 0 && TryTake(out Mail mail); waiting--)
        {
            mail.Action(mail.State);
            RunUrgent();
        }
    }

    // The first one that may run; those before it keep their place.
    private bool TryTake(out Mail mail)
    {
        for (int i = 0; i < _held.Count; i++)
        {
            mail = _held[i];
            if (_task.MayRun(mail))
            {
                _held.RemoveAt(i);
                return true;
            }
        }

        while (_mails.TryDequeue(out mail))
        {
            if (_task.MayRun(mail))
            {
                return true;
            }

            _held.Add(mail);
        }

        return false;
    }

    private bool HasMails() => !_mails.IsEmpty || (_held.Count > 0 && _held.Exists(mail => _task.MayRun(mail)));

    private bool TryPark(TurnResult reason, long now)
    {
        // Before the state changes: from then on another thread may run the task.
        Times.Park(reason, now);
        if (Interlocked.CompareExchange(ref _state, Parked, Running) == Running)
        {
            return true;
        }

        Interlocked.Exchange(ref _state, Running);
        Times.Resume(now);
        return false;
    }

    private void End()
    {
        Times.End(_time.GetTimestamp());
        Volatile.Write(ref _state, Done);
        _mails.Clear();
        _held.Clear();
        _urgent.Clear();
        _task.OnDone();
    }
}
