using OrleansFlow.Functions;
using OrleansFlow.Metrics;
using OrleansFlow.Runtime;
using OrleansFlow.Sinks;

namespace OrleansFlow.DataStream.Tests.Sinks;

/// <summary>What a writer sees of a subtask.</summary>
internal sealed class SinkContext(int subtask, int parallelism) : ISinkWriterContext
{
    public JobInfo Job => throw new NotSupportedException();

    public TaskInfo Task { get; } = new("sink", subtask, parallelism, 128, 0);

    public RuntimeServices Runtime { get; init; } = RuntimeServices.System;

    public IMetricGroup Metrics => throw new NotSupportedException();

    public IRuntimeContext RuntimeContext => throw new NotSupportedException();
}
