using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Runtime.ReminderService;
using Orleans.Timers;

namespace Orleans.Hosting;

/// <summary>Adds reminders to a silo.</summary>
public static class SiloBuilderReminderExtensions
{
    /// <summary>Adds the reminder service; where it keeps the reminders is added apart.</summary>
    /// <param name="builder">The silo.</param>
    public static ISiloBuilder AddReminders(this ISiloBuilder builder)
    {
        builder.Services.AddReminders();
        return builder;
    }

    /// <summary>Adds the reminder service; where it keeps the reminders is added apart.</summary>
    /// <param name="services">The silo's services.</param>
    public static void AddReminders(this IServiceCollection services) => services.TryAddSingleton<IReminderRegistry, MemoryReminderRegistry>();
}
