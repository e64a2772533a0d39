using OrleansFlow.Tasks;

namespace OrleansFlow.Configuration;

/// <summary>Options of the control plane that a job can set for itself; the silo's are the defaults.</summary>
internal static class ControlPlaneOptions
{
    public const string SlotRequestTimeoutKey = "slot.request.timeout";

    /// <summary>How long the job waits for its slots.</summary>
    /// <param name="job">The job's configuration.</param>
    /// <param name="silo">The silo's options.</param>
    public static TimeSpan SlotRequestTimeout(IReadOnlyDictionary<string, string> job, OrleansFlowOptions silo) =>
        Get(job, SlotRequestTimeoutKey, silo.SlotRequestTimeout, "How long a job waits for its slots.");

    /// <summary>The job's configuration, with what the silo says where the job says nothing.</summary>
    /// <param name="job">The job's configuration.</param>
    /// <param name="silo">The silo's options.</param>
    public static IReadOnlyDictionary<string, string> ForTasks(IReadOnlyDictionary<string, string> job, OrleansFlowOptions silo)
    {
        JobConfiguration configuration = new JobConfiguration()
            .Set(TaskOptions.CancellationTimeout, silo.TaskCancellationTimeout)
            .Set(TaskOptions.TemporaryDirectory, silo.TemporaryDirectory);
        foreach ((string key, string value) in job)
        {
            configuration.Set(key, value);
        }

        return configuration.Values;
    }

    private static TimeSpan Get(IReadOnlyDictionary<string, string> job, string key, TimeSpan defaultValue, string description) =>
        new JobConfiguration(job).Get(new ConfigOption<TimeSpan>(key, defaultValue, description) { Minimum = TimeSpan.Zero, HasMinimum = true });
}
