using Orleans.Timers;

namespace Orleans;

/// <summary>Reminders from within a grain.</summary>
public static class GrainReminderExtensions
{
    /// <summary>Registers a reminder, or replaces the one of the same name.</summary>
    /// <param name="grain">The grain; it must be <see cref="IRemindable"/>.</param>
    /// <param name="reminderName">Name of the reminder.</param>
    /// <param name="dueTime">Time until the first tick; not negative.</param>
    /// <param name="period">Time between ticks, at least 1 min unless <see cref="ReminderOptions"/> says otherwise.</param>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
        RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

    /// <summary>Registers a reminder, or replaces the one of the same name.</summary>
    /// <param name="grain">The grain; it must be <see cref="IRemindable"/>.</param>
    /// <param name="reminderName">Name of the reminder.</param>
    /// <param name="dueTime">Time until the first tick; not negative.</param>
    /// <param name="period">Time between ticks, at least 1 min unless <see cref="ReminderOptions"/> says otherwise.</param>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        CheckName(reminderName);
        return grain is IRemindable
            ? Registry(grain).RegisterOrUpdateReminder(grain.GrainContext.GrainId, reminderName, dueTime, period)
            : throw new InvalidOperationException($"Grain {grain.GrainContext.GrainId} is not '{nameof(IRemindable)}'. A grain should implement {nameof(IRemindable)} to use the persistent reminder service");
    }

    /// <summary>Removes a reminder.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminder">The reminder.</param>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => UnregisterReminder((IGrainBase)grain, reminder);

    /// <summary>Removes a reminder.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminder">The reminder.</param>
    public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) => Registry(grain).UnregisterReminder(grain.GrainContext.GrainId, reminder);

    /// <summary>The reminder of a name, or null.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminderName">Name of the reminder.</param>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => GetReminder((IGrainBase)grain, reminderName);

    /// <summary>The reminder of a name, or null.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="reminderName">Name of the reminder.</param>
    public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName)
    {
        CheckName(reminderName);
        return Registry(grain).GetReminder(grain.GrainContext.GrainId, reminderName);
    }

    /// <summary>All reminders of the grain.</summary>
    /// <param name="grain">The grain.</param>
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

    /// <summary>All reminders of the grain.</summary>
    /// <param name="grain">The grain.</param>
    public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => Registry(grain).GetReminders(grain.GrainContext.GrainId);

    private static void CheckName(string reminderName)
    {
        if (string.IsNullOrWhiteSpace(reminderName))
        {
            throw new ArgumentNullException(nameof(reminderName));
        }
    }

    private static IReminderRegistry Registry(IGrainBase grain) => grain.GrainContext.ActivationServices.GetRequiredService<IReminderRegistry>();
}
