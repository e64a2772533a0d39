using Orleans.Concurrency;

namespace Orleans.Runtime.ReminderService;

/// <summary>
/// Keeps the reminders of one grain in memory and delivers them by its timers. It is reentrant, for a tick lasts as long as the
/// grain takes for it, and a tick during which the grain changes its reminders must not wait for itself.
/// </summary>
[Reentrant]
[KeepAlive]
[GrainType("memoryreminders")]
internal sealed partial class MemoryReminderGrain(IGrainRuntime runtime, ILogger<MemoryReminderGrain> logger) : Grain, IMemoryReminderGrain
{
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private GrainId _target;
    private long _count;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _target = GrainId.Parse(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<GrainReminder> RegisterAsync(string name, TimeSpan due, TimeSpan period)
    {
        if (_entries.Remove(name, out var old))
        {
            old.Timer.Dispose();
        }

        var reminder = new GrainReminder(_target, name, ++_count);
        var first = runtime.TimeProvider.GetUtcNow().UtcDateTime + due;
        var timer = this.RegisterGrainTimer(
            entry => TickAsync(entry.reminder, entry.first, entry.period),
            (reminder, first, period),
            new GrainTimerCreationOptions(due, period) { Interleave = true });
        _entries[name] = new Entry(reminder, timer);
        return Task.FromResult(reminder);
    }

    public Task<bool> UnregisterAsync(string name, long number)
    {
        if (!_entries.TryGetValue(name, out var entry) || entry.Reminder.Number != number)
        {
            return Task.FromResult(false);
        }

        entry.Timer.Dispose();
        _entries.Remove(name);
        if (_entries.Count == 0)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(true);
    }

    public Task<GrainReminder[]> ListAsync() => Task.FromResult(_entries.Values.Select(entry => entry.Reminder).ToArray());

    private async Task TickAsync(GrainReminder reminder, DateTime first, TimeSpan period)
    {
        RequestContext.Clear();
        try
        {
            var now = runtime.TimeProvider.GetUtcNow().UtcDateTime;
            await GrainFactory.GetGrain<IRemindable>(_target).ReceiveReminder(reminder.ReminderName, new TickStatus(first, period, now));
        }
        catch (Exception e)
        {
            LogTickFailed(reminder.ReminderName, _target, e);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "could not deliver reminder {Reminder} to grain {Grain}; it comes again after its period")]
    private partial void LogTickFailed(string reminder, GrainId grain, Exception error);

    private sealed record Entry(GrainReminder Reminder, IGrainTimer Timer);
}
