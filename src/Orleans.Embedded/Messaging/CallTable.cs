namespace Orleans.Embedded;

/// <summary>
/// The calls of a node that wait for a response. One timer gives up those that waited too long; it runs only while there are calls,
/// so that a simulation with nothing left to do is seen to have nothing left to do.
/// </summary>
internal sealed class CallTable(Node node)
{
    private const int Stripes = 8;
    private static readonly TimeSpan Finest = TimeSpan.FromMilliseconds(50);
    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new Stripe())];
    private readonly Lock _timerLock = new();
    private ITimer? _timer;
    private long _due = long.MaxValue;

    public void Add(PendingCall call)
    {
        _stripes[call.Id & (Stripes - 1)].Add(call);
        if (call.Deadline < Volatile.Read(ref _due))
        {
            Arm(call.Deadline);
        }
    }

    /// <summary>Gives up the calls for which the function has an exception, in the order in which they were made.</summary>
    public void Fail(Func<PendingCall, Exception?> failure)
    {
        foreach (var call in Snapshot())
        {
            if (failure(call) is { } exception)
            {
                call.Fail(exception);
            }
        }
    }

    private List<PendingCall> Snapshot()
    {
        var calls = new List<PendingCall>();
        foreach (var stripe in _stripes)
        {
            stripe.CopyTo(calls);
        }

        calls.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        return calls;
    }

    private void Arm(long deadline)
    {
        lock (_timerLock)
        {
            if (deadline >= _due)
            {
                return;
            }

            Volatile.Write(ref _due, deadline);
            var clock = node.Processor.Clock;
            var wait = clock.GetElapsedTime(clock.GetTimestamp(), deadline);
            wait = wait < Finest ? Finest : wait;
            if (_timer is null)
            {
                using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
                {
                    _timer = clock.CreateTimer(static state => ((CallTable)state!).Sweep(), this, wait, System.Threading.Timeout.InfiniteTimeSpan);
                }
            }
            else
            {
                _timer.Change(wait, System.Threading.Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Sweep()
    {
        Volatile.Write(ref _due, long.MaxValue);
        var now = node.Processor.Clock.GetTimestamp();
        var earliest = long.MaxValue;
        foreach (var call in Snapshot())
        {
            if (call.Deadline > now)
            {
                earliest = Math.Min(earliest, call.Deadline);
                continue;
            }

            if (node.Messaging.CancelRequestOnTimeout && call.Shape.TokenIndex >= 0)
            {
                node.SendCancel(call);
            }

            call.Fail(new TimeoutException($"Response did not arrive on time in {call.Timeout} for {call.Shape.ActivityName} of {call.Target}, called from {node}; hint: [ResponseTimeout] or MessagingOptions.ResponseTimeout."));
        }

        if (earliest != long.MaxValue)
        {
            Arm(earliest);
        }
    }

    /// <summary>A part of the list with a lock of its own.</summary>
    internal sealed class Stripe
    {
        private readonly Lock _lock = new();
        private PendingCall? _first;

        public void Add(PendingCall call)
        {
            lock (_lock)
            {
                call.Stripe = this;
                call.Next = _first;
                if (_first is not null)
                {
                    _first.Previous = call;
                }

                _first = call;
            }
        }

        public void Remove(PendingCall call)
        {
            lock (_lock)
            {
                if (call.Previous is null)
                {
                    _first = call.Next;
                }
                else
                {
                    call.Previous.Next = call.Next;
                }

                if (call.Next is not null)
                {
                    call.Next.Previous = call.Previous;
                }

                call.Next = null;
                call.Previous = null;
            }
        }

        public void CopyTo(List<PendingCall> calls)
        {
            lock (_lock)
            {
                for (var call = _first; call is not null; call = call.Next)
                {
                    calls.Add(call);
                }
            }
        }
    }
}
