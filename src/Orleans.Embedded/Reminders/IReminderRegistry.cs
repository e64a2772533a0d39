namespace Orleans.Timers;

/// <summary>Registers and finds the reminders of grains.</summary>
public interface IReminderRegistry
{
    /// <summary>Registers a reminder, or replaces the one of the same name.</summary>
    /// <param name="callingGrainId">The grain to be reminded.</param>
    /// <param name="reminderName">Name of the reminder.</param>
    /// <param name="dueTime">Time until the first tick; not negative.</param>
    /// <param name="period">Time between ticks, at least <see cref="ReminderOptions.MinimumReminderPeriod"/>.</param>
    Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);

    /// <summary>Removes a reminder.</summary>
    /// <param name="callingGrainId">The grain that was to be reminded.</param>
    /// <param name="reminder">The reminder.</param>
    Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);

    /// <summary>The reminder of a name, or null.</summary>
    /// <param name="callingGrainId">The grain to be reminded.</param>
    /// <param name="reminderName">Name of the reminder.</param>
    Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);

    /// <summary>All reminders of a grain.</summary>
    /// <param name="callingGrainId">The grain to be reminded.</param>
    Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
}
