namespace OrleansFlow.Grains.Jobs;

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
