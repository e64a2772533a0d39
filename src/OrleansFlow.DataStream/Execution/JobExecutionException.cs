namespace OrleansFlow.Execution;

/// <summary>A job that was taken did not finish (org.apache.flink.runtime.client.JobExecutionException).</summary>
public class JobExecutionException : OrleansFlowException
{
    /// <summary>Creates one.</summary>
    /// <param name="jobId">Id of the job.</param>
    /// <param name="status">How it ended.</param>
    /// <param name="message">What happened, with the operator where one failed.</param>
    /// <param name="innerException">What the user's code threw, as far as it can be told.</param>
    public JobExecutionException(JobId jobId, JobStatus status, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        JobId = jobId;
        Status = status;
    }

    /// <summary>Id of the job.</summary>
    public JobId JobId { get; }

    /// <summary>How it ended.</summary>
    public JobStatus Status { get; }
}
