using OrleansFlow.Configuration;

namespace OrleansFlow.Tasks;

/// <summary>The options of tasks, under Flink's keys.</summary>
public static class TaskOptions
{
    /// <summary>How long a cancelled task may take to stop before it is given up.</summary>
    public static ConfigOption<TimeSpan> CancellationTimeout { get; } = new(
        "task.cancellation.timeout",
        TimeSpan.FromSeconds(180),
        "How long a cancelled task may take to stop; after that it is reported as canceled and its code is given up. 0 waits for ever.")
    {
        Minimum = TimeSpan.Zero,
        HasMinimum = true,
    };
}
