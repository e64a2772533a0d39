using OrleansFlow.Configuration;

namespace OrleansFlow.Execution;

/// <summary>
/// Makes executors; found by <see cref="StreamExecutionEnvironment"/> through <see cref="JobExecutors"/>, so that programs and
/// the DataStream API know nothing of clusters (org.apache.flink.core.execution.PipelineExecutorFactory).
/// </summary>
public interface IJobExecutorFactory
{
    /// <summary>Which <see cref="PipelineOptions.Target"/> the executors are for: <c>local</c>, <c>remote</c> or one of their own.</summary>
    string Target { get; }

    /// <summary>Whether each silo loads the program from what is shipped; false where it runs in the program's own process.</summary>
    bool ShipsAssemblies { get; }

    /// <summary>Makes an executor.</summary>
    /// <param name="configuration">The environment's configuration.</param>
    IJobExecutor Create(JobConfiguration configuration);
}
