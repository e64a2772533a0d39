using Microsoft.Extensions.Logging;
using OrleansFlow.Accumulators;
using OrleansFlow.Metrics;
using OrleansFlow.State;

namespace OrleansFlow.Functions;

/// <summary>
/// What a function sees of its subtask, job and silo, and its keyed states (org.apache.flink.api.common.functions.RuntimeContext).
/// Keyed states are there on keyed streams; asking for one elsewhere is an <see cref="OrleansFlowException"/>.
/// </summary>
public interface IRuntimeContext : IKeyedStateStore
{
    /// <summary>The job.</summary>
    JobInfo Job { get; }

    /// <summary>The subtask.</summary>
    TaskInfo Task { get; }

    /// <summary>Logs with the scopes of job, vertex and subtask.</summary>
    ILogger Logger { get; }

    /// <summary>Metrics of the operator.</summary>
    IMetricGroup Metrics { get; }

    /// <summary>Services of the silo that the subtask runs on; to be read only.</summary>
    IServiceProvider Services { get; }

    /// <summary>The job's own parameters (ExecutionConfig.getGlobalJobParameters).</summary>
    IReadOnlyDictionary<string, string> GlobalJobParameters { get; }

    /// <summary>The files and directories that were registered with the job.</summary>
    IDistributedCache DistributedCache { get; }

    /// <summary>Clock of the silo; processing time comes from here.</summary>
    TimeProvider Time { get; }

    /// <summary>Registers an accumulator under a name that is unique in the job.</summary>
    /// <typeparam name="TValue">Type of what is added.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="accumulator">A new accumulator.</param>
    /// <exception cref="OrleansFlowException">This subtask has one of that name.</exception>
    void AddAccumulator<TValue, TResult>(string name, IAccumulator<TValue, TResult> accumulator);

    /// <summary>An accumulator that this subtask registered.</summary>
    /// <typeparam name="TValue">Type of what is added.</typeparam>
    /// <typeparam name="TResult">Type of the result.</typeparam>
    /// <param name="name">The name.</param>
    /// <returns>The accumulator, or null if there is none of that name.</returns>
    /// <exception cref="OrleansFlowException">It is of other types.</exception>
    IAccumulator<TValue, TResult>? GetAccumulator<TValue, TResult>(string name);

    /// <summary>The counter of that name; made if there is none.</summary>
    /// <param name="name">The name, unique in the job.</param>
    /// <exception cref="OrleansFlowException">The name stands for an accumulator of another class.</exception>
    LongCounter GetLongCounter(string name);

    /// <summary>The counter of that name; made if there is none.</summary>
    /// <param name="name">The name, unique in the job.</param>
    /// <exception cref="OrleansFlowException">The name stands for an accumulator of another class.</exception>
    IntCounter GetIntCounter(string name);

    /// <summary>The counter of that name; made if there is none.</summary>
    /// <param name="name">The name, unique in the job.</param>
    /// <exception cref="OrleansFlowException">The name stands for an accumulator of another class.</exception>
    DoubleCounter GetDoubleCounter(string name);

    /// <summary>The histogram of that name, an accumulator; made if there is none.</summary>
    /// <param name="name">The name, unique in the job.</param>
    /// <exception cref="OrleansFlowException">The name stands for an accumulator of another class.</exception>
    Histogram GetHistogram(string name);
}
