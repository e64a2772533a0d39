using OrleansFlow.Functions;
using OrleansFlow.Metrics;
using OrleansFlow.Runtime;
using OrleansFlow.Sinks;

namespace OrleansFlow.Tasks.Contexts;

/// <summary>What a sink writer sees.</summary>
/// <param name="context">What functions see.</param>
/// <param name="runtime">Clock, scheduler and files.</param>
internal sealed class SinkWriterContext(IRuntimeContext context, RuntimeServices runtime) : ISinkWriterContext
{
    public JobInfo Job => context.Job;

    public TaskInfo Task => context.Task;

    public RuntimeServices Runtime => runtime;

    public IMetricGroup Metrics => context.Metrics;

    public IRuntimeContext RuntimeContext => context;
}
