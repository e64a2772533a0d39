namespace Orleans.Embedded.Simulation;

/// <summary>The loop that takes the next item by chance and moves the clock.</summary>
public sealed partial class DeterministicRuntime
{
    private void Pump(Task task)
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            while (!task.IsCompleted)
            {
                if (_trespass is { } trespass)
                {
                    throw new InvalidOperationException("the simulation is not deterministic: " + trespass);
                }

                if (!Step())
                {
                    if (_trespass is not null)
                    {
                        continue;
                    }

                    throw new SimulationDeadlockException($"nothing is runnable and no timer is set at {UtcNow:O} (seed {Options.Seed}), but the task has not ended; hint: something waits for what nobody will do, or left the simulation by Task.Run or ConfigureAwait(false)");
                }

                if (_now - _start > Options.Limit.Ticks)
                {
                    throw new SimulationDeadlockException($"virtual time has passed {Options.Limit} (seed {Options.Seed}) without the task ending; hint: SimulationOptions.Limit, or something waits in a loop for what never happens");
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private bool Step()
    {
        TakeDue();
        while (_atSteps.TryPeek(out var action, out var at) && at.Step <= Steps)
        {
            _atSteps.Dequeue();
            action();
        }

        if (_runnable.Count == 0)
        {
            return Advance();
        }

        var index = _order.Next(_runnable.Count);
        Item item;
        lock (_lock)
        {
            item = _runnable[index];
            _runnable[index] = _runnable[^1];
            _runnable.RemoveAt(_runnable.Count - 1);
        }

        Steps++;
        _now += Options.WorkItemDuration.Ticks;
        if (item.Processor.IsDead)
        {
            return true;
        }

        Trace(item.Processor.Name, item.What, item.Work is Message message ? message.Target : default, item.Work is Message m ? m.MethodName : "", item.Work is Message n ? n.Id : 0);
        item.Work.Execute();
        return true;
    }

    // Timers that are due compete with everything else that is runnable.
    private void TakeDue()
    {
        while (true)
        {
            TimedItem? due;
            lock (_lock)
            {
                if (!_timed.TryPeek(out due, out var key) || key.Time > _now)
                {
                    return;
                }

                Dequeue();
                if (due.IsLive() && due.Processor?.IsDead != true)
                {
                    _runnable.Add(new Item(due.Processor ?? Processor, new ActionItem(due.Action, due.IsLive), due.What));
                }
            }
        }
    }

    private bool Advance()
    {
        lock (_lock)
        {
            while (_timed.TryPeek(out var next, out var key))
            {
                if (_realTimers == 0)
                {
                    return false;
                }

                if (!next.IsLive() || next.Processor?.IsDead == true)
                {
                    Dequeue();
                    continue;
                }

                _now = Math.Max(_now, key.Time);
                return true;
            }

            return false;
        }
    }

    private void Dequeue()
    {
        if (!_timed.Dequeue().Upkeep)
        {
            _realTimers--;
        }
    }

    private readonly record struct Item(SimulatedProcessor Processor, IThreadPoolWorkItem Work, string What);

    private sealed record TimedItem(SimulatedProcessor? Processor, long Time, string What, bool Upkeep, Action Action, Func<bool> IsLive);

    private sealed class ActionItem(Action action, Func<bool> isLive) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            if (isLive())
            {
                action();
            }
        }
    }
}
