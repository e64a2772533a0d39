namespace Orleans.Hosting;

/// <summary>Adds reminders that are kept in memory.</summary>
public static class SiloBuilderReminderMemoryExtensions
{
    /// <summary>Keeps reminders in memory: they outlive activations, not their silo.</summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder) => builder.AddReminders();
}
