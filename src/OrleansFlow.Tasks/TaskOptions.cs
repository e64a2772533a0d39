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

    /// <summary>Whether runs of operators that have proved hot are compiled into loops.</summary>
    public static ConfigOption<bool> OperatorFusion { get; } = new(
        "pipeline.operator-fusion",
        true,
        "Whether runs of maps and filters that have proved hot are compiled into one loop. Results, errors and, unless the task fails, counts are the same without; turn it off to see each operator in a profile.");

    /// <summary>Where tasks put what does not fit into memory.</summary>
    public static ConfigOption<string> TemporaryDirectory { get; } = new(
        "io.tmp.dirs",
        Path.GetTempPath(),
        "Where tasks put what does not fit into memory, on the silo's own disk. What a task puts there is deleted when it ends.");

    /// <summary>How many records on their way back to the head of an iteration a subtask keeps in memory.</summary>
    public static ConfigOption<int> FeedbackMemoryRecords { get; } = new(
        "iteration.feedback.memory-records",
        65_536,
        "How many records on their way back to the head of an iteration a subtask keeps in memory; more go to io.tmp.dirs.")
    {
        Minimum = 1,
        HasMinimum = true,
    };
}
