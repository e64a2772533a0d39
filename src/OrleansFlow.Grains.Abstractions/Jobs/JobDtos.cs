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

/// <summary>The status of a job.</summary>
/// <param name="Known">Whether the job is known at all.</param>
/// <param name="Status">The status.</param>
/// <param name="Failure">Why it failed, if it did.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.job-status")]
public sealed record JobStatusInfo([property: Id(0)] bool Known, [property: Id(1)] JobStatus Status, [property: Id(2)] FailureInfo? Failure);

/// <summary>Why something failed: a description, never the exception object.</summary>
/// <param name="Message">One sentence: what failed, where, why.</param>
/// <param name="ExceptionType">Full name of the exception's type, if there was one.</param>
/// <param name="Detail">Stack and inner exceptions as text.</param>
/// <param name="Location">Task and subtask, if it was one.</param>
/// <param name="Silo">The silo, if it is known.</param>
/// <param name="Timestamp">When, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.failure")]
public sealed record FailureInfo(
    [property: Id(0)] string Message,
    [property: Id(1)] string? ExceptionType,
    [property: Id(2)] string? Detail,
    [property: Id(3)] string? Location,
    [property: Id(4)] string? Silo,
    [property: Id(5)] DateTimeOffset Timestamp);

/// <summary>What a job ended with.</summary>
/// <param name="JobId">Id of the job.</param>
/// <param name="Status">Finished, Canceled or Failed.</param>
/// <param name="NetRuntimeMs">From start to end, in ms.</param>
/// <param name="Accumulators">The accumulators, merged.</param>
/// <param name="Failure">Why it failed, if it did; of a canceled job: which task could not be stopped, if one could not.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.job-result")]
public sealed record JobResult(
    [property: Id(0)] string JobId,
    [property: Id(1)] JobStatus Status,
    [property: Id(2)] long NetRuntimeMs,
    [property: Id(3)] IReadOnlyList<AccumulatorValue> Accumulators,
    [property: Id(4)] FailureInfo? Failure);

/// <summary>The value of an accumulator.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">Type of the accumulator.</param>
/// <param name="Text">The result as text, for dashboards.</param>
/// <param name="Value">The accumulator, captured as bytes; the client restores it.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.accumulator")]
public sealed record AccumulatorValue(
    [property: Id(0)] string Name,
    [property: Id(1)] string TypeName,
    [property: Id(2)] string Text,
    [property: Id(3)] byte[] Value);

/// <summary>A job with its vertices.</summary>
/// <param name="Overview">The job.</param>
/// <param name="Vertices">Its vertices, in topological order.</param>
/// <param name="JsonPlan">The plan.</param>
/// <param name="Failure">Why it failed, if it did.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.job-details")]
public sealed record JobDetails(
    [property: Id(0)] JobOverview Overview,
    [property: Id(1)] IReadOnlyList<VertexDetails> Vertices,
    [property: Id(2)] string JsonPlan,
    [property: Id(3)] FailureInfo? Failure);

/// <summary>A vertex with its subtasks.</summary>
/// <param name="VertexId">Id of the vertex.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parallelism">How many subtasks it has.</param>
/// <param name="MaxParallelism">How many key groups it has.</param>
/// <param name="Subtasks">Its subtasks.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.vertex-details")]
public sealed record VertexDetails(
    [property: Id(0)] string VertexId,
    [property: Id(1)] string Name,
    [property: Id(2)] int Parallelism,
    [property: Id(3)] int MaxParallelism,
    [property: Id(4)] IReadOnlyList<SubtaskDetails> Subtasks);

/// <summary>A subtask's current attempt.</summary>
/// <param name="Subtask">Index, from 0.</param>
/// <param name="Attempt">Number of the attempt, from 0.</param>
/// <param name="State">Its state.</param>
/// <param name="Silo">The silo of its slot; null before it has one.</param>
/// <param name="Metrics">Its metrics; null before it runs.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.subtask-details")]
public sealed record SubtaskDetails(
    [property: Id(0)] int Subtask,
    [property: Id(1)] int Attempt,
    [property: Id(2)] ExecutionState State,
    [property: Id(3)] string? Silo,
    [property: Id(4)] SubtaskMetrics? Metrics);

/// <summary>The metrics of a subtask, named as in Flink.</summary>
/// <param name="NumRecordsIn">Records taken.</param>
/// <param name="NumRecordsOut">Records emitted.</param>
/// <param name="NumBytesIn">Bytes received over the network.</param>
/// <param name="NumBytesOut">Bytes sent over the network.</param>
/// <param name="BusyMs">Time spent working, in ms.</param>
/// <param name="IdleMs">Time spent waiting for input, in ms.</param>
/// <param name="BackPressuredMs">Time spent waiting for credit or a sink, in ms.</param>
[GenerateSerializer]
[Immutable]
[Alias("orleansflow.subtask-metrics")]
public sealed record SubtaskMetrics(
    [property: Id(0)] long NumRecordsIn,
    [property: Id(1)] long NumRecordsOut,
    [property: Id(2)] long NumBytesIn,
    [property: Id(3)] long NumBytesOut,
    [property: Id(4)] long BusyMs,
    [property: Id(5)] long IdleMs,
    [property: Id(6)] long BackPressuredMs);
