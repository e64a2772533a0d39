using Microsoft.Extensions.Options;
using Orleans.Timers;

namespace Orleans.Runtime.ReminderService;

/// <summary>Checks what is asked of reminders and passes it to the grain that keeps them.</summary>
internal sealed class MemoryReminderRegistry(IGrainFactory grains, IOptions<ReminderOptions> options) : IReminderRegistry
{
    public async Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        if (dueTime == Timeout.InfiniteTimeSpan || dueTime < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(dueTime), dueTime, $"reminder '{reminderName}' must be due at a finite time, not in the past");
        }

        if (period == Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, $"reminder '{reminderName}' must have a finite period");
        }

        var shortest = options.Value.MinimumReminderPeriod;
        if (period < shortest)
        {
            throw new ArgumentException($"reminder '{reminderName}' has the period {period}, but the shortest is {shortest}; hint: {nameof(ReminderOptions)}.{nameof(ReminderOptions.MinimumReminderPeriod)}");
        }

        return await KeeperOf(callingGrainId).RegisterAsync(reminderName, dueTime, period);
    }

    public async Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder)
    {
        if (reminder is not GrainReminder known || known.GrainId != callingGrainId || !await KeeperOf(callingGrainId).UnregisterAsync(known.ReminderName, known.Number))
        {
            throw new ReminderException($"reminder '{reminder.ReminderName}' of grain {callingGrainId} could not be unregistered: it is not registered, or was registered anew since");
        }
    }

    public async Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName) =>
        (await KeeperOf(callingGrainId).ListAsync()).FirstOrDefault(reminder => reminder.ReminderName == reminderName);

    public async Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId) => [.. await KeeperOf(callingGrainId).ListAsync()];

    private IMemoryReminderGrain KeeperOf(GrainId grain) => grains.GetGrain<IMemoryReminderGrain>(grain.ToString());
}
