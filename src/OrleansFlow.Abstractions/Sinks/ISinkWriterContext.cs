using OrleansFlow.Functions;
using OrleansFlow.Metrics;
using OrleansFlow.Runtime;

namespace OrleansFlow.Sinks;

/// <summary>What a sink writer sees (WriterInitContext).</summary>
public interface ISinkWriterContext
{
    /// <summary>The job.</summary>
    JobInfo Job { get; }

    /// <summary>The subtask.</summary>
    TaskInfo Task { get; }

    /// <summary>Clock, scheduler, randomness, files and services of the silo.</summary>
    RuntimeServices Runtime { get; }

    /// <summary>Metrics of the operator.</summary>
    IMetricGroup Metrics { get; }

    /// <summary>The view that a rich function has.</summary>
    IRuntimeContext RuntimeContext { get; }
}
