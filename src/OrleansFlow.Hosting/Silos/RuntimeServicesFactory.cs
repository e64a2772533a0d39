using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansFlow.Runtime;

namespace OrleansFlow.Hosting.Silos;

/// <summary>
/// Takes the clock, the scheduler and the randomness that the silo's host registered. A deterministic cluster registers its own;
/// everywhere else they are the system's.
/// </summary>
internal static class RuntimeServicesFactory
{
    /// <summary>The key under which a deterministic cluster registers its source of randomness.</summary>
    public const string RandomKey = "Orleans.Embedded.Random";

    public static RuntimeServices Create(IServiceProvider services)
    {
        TaskScheduler? scheduler = services.GetService<TaskScheduler>();
        return new RuntimeServices
        {
            Time = services.GetService<TimeProvider>() ?? TimeProvider.System,
            Scheduler = scheduler is null ? ThreadPoolWorkScheduler.Instance : new TaskSchedulerWorkScheduler(scheduler, mayBlock: false),
            Files = scheduler is null ? LocalFileSystem.Instance : LocalFileSystem.Synchronous,
            CreateRandom = services.GetKeyedService<Func<string, Random>>(RandomKey) ?? (static _ => new Random()),
            LoggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            Services = services,
        };
    }
}
