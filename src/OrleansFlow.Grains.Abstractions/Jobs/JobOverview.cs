namespace OrleansFlow.Grains.Jobs;

/// <summary>A job in a list.</summary>
/// <param name="JobId">Id of the job.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Its status.</param>
/// <param name="StartTime">When it was taken, UTC.</param>
/// <param name="EndTime">When it ended, UTC; null while it runs.</param>
/// <param name="TotalTasks">How many subtasks it has.</param>
/// <param name="RunningTasks">How many of them run.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.job-overview")]
public sealed record JobOverview(
    [property: Id(0)] string JobId,
    [property: Id(1)] string Name,
    [property: Id(2)] JobStatus Status,
    [property: Id(3)] DateTimeOffset StartTime,
    [property: Id(4)] DateTimeOffset? EndTime,
    [property: Id(5)] int TotalTasks,
    [property: Id(6)] int RunningTasks);
