using OrleansFlow.Graph;

namespace OrleansFlow.Grains.Executions;

/// <summary>A vertex of the job graph with the current attempts of its subtasks (ExecutionJobVertex).</summary>
internal sealed class ExecutionVertex
{
    private readonly ExecutionAttempt[] _executions;

    public ExecutionVertex(JobId job, JobVertex info, int firstAttempt)
    {
        Info = info;
        _executions = new ExecutionAttempt[info.Parallelism];
        for (int subtask = 0; subtask < _executions.Length; subtask++)
        {
            _executions[subtask] = new ExecutionAttempt(new ExecutionAttemptId(job, info.Id, subtask, firstAttempt), this);
        }
    }

    public JobVertex Info { get; }

    /// <summary>The current attempt of each subtask.</summary>
    public IReadOnlyList<ExecutionAttempt> Executions => _executions;
}
