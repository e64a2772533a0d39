namespace OrleansFlow.Configuration;

/// <summary>Options of the control plane that a job can set for itself; the silo's are the defaults.</summary>
internal static class ControlPlaneOptions
{
    public const string SlotRequestTimeoutKey = "slot.request.timeout";

    public const string TaskCancellationTimeoutKey = "task.cancellation.timeout";

    /// <summary>How long the job waits for its slots.</summary>
    /// <param name="job">The job's configuration.</param>
    /// <param name="silo">The silo's options.</param>
    public static TimeSpan SlotRequestTimeout(IReadOnlyDictionary<string, string> job, OrleansFlowOptions silo) =>
        Get(job, SlotRequestTimeoutKey, silo.SlotRequestTimeout, "How long a job waits for its slots.");

    /// <summary>How long a task may take to stop.</summary>
    /// <param name="job">The job's configuration.</param>
    /// <param name="silo">The silo's options.</param>
    public static TimeSpan TaskCancellationTimeout(IReadOnlyDictionary<string, string> job, OrleansFlowOptions silo) =>
        Get(job, TaskCancellationTimeoutKey, silo.TaskCancellationTimeout, "How long a task may take to stop; 0 for ever.");

    private static TimeSpan Get(IReadOnlyDictionary<string, string> job, string key, TimeSpan defaultValue, string description) =>
        new JobConfiguration(job).Get(new ConfigOption<TimeSpan>(key, defaultValue, description) { Minimum = TimeSpan.Zero, HasMinimum = true });
}
