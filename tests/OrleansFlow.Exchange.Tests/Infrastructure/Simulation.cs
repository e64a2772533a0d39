namespace OrleansFlow.Exchange.Tests;

/// <summary>One thread, a clock that jumps from event to event, and seeded chance: the same seed gives the same run.</summary>
internal sealed class Simulation(int seed) : TimeProvider
{
    private readonly PriorityQueue<Action, (long Time, long Order)> _events = new();
    private long _order;

    public Random Random { get; } = new(seed);

    public long NowMs { get; private set; }

    public int Pending => _events.Count;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => NowMs;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddMilliseconds(NowMs);

    public void After(long milliseconds, Action action) => _events.Enqueue(action, (NowMs + milliseconds, _order++));

    public bool Step()
    {
        if (!_events.TryDequeue(out Action? action, out (long Time, long Order) when))
        {
            return false;
        }

        NowMs = Math.Max(NowMs, when.Time);
        action();
        return true;
    }

    /// <summary>Runs code with all that it awaits inside the simulation.</summary>
    public void Run(Action action)
    {
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new Context(this));
        try
        {
            action();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    public void RunUntil(Func<bool> isDone, int maxSteps = 2_000_000) => Run(() => RunSteps(isDone, maxSteps));

    private void RunSteps(Func<bool> isDone, int maxSteps)
    {
        for (int i = 0; !isDone(); i++)
        {
            Assert.True(i < maxSteps, $"Not done after {maxSteps} steps, at {NowMs} ms (seed {seed}).");
            Assert.True(Step(), $"Nothing is left to happen, at {NowMs} ms (seed {seed}).");
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, callback, state, dueTime, period);

    private sealed class Context(Simulation simulation) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback callback, object? state) => simulation.After(0, () => callback(state));

        public override SynchronizationContext CreateCopy() => this;
    }

    private sealed class Timer : ITimer
    {
        private readonly Simulation _simulation;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private TimeSpan _period;
        private int _version;

        public Timer(Simulation simulation, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _simulation = simulation;
            _callback = callback;
            _state = state;
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _version++;
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Arm(dueTime, _version);
            }

            return true;
        }

        public void Dispose() => _version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Arm(TimeSpan wait, int version) => _simulation.After((long)wait.TotalMilliseconds, () =>
        {
            if (version != _version)
            {
                return;
            }

            _callback(_state);
            if (version == _version && _period != Timeout.InfiniteTimeSpan)
            {
                Arm(_period, version);
            }
        });
    }
}
