namespace Orleans;

/// <summary>A grain that reminders may be registered for.</summary>
public interface IRemindable : IGrain
{
    /// <summary>Takes a reminder; the grain is activated for it if need be.</summary>
    /// <param name="reminderName">Name of the reminder.</param>
    /// <param name="status">Times of the tick.</param>
    Task ReceiveReminder(string reminderName, TickStatus status);
}
