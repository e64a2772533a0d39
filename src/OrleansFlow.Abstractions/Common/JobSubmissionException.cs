namespace OrleansFlow;

/// <summary>A program cannot be turned into a job, or a cluster refused the job; nothing was started.</summary>
public class JobSubmissionException : OrleansFlowException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence for the author of the program.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public JobSubmissionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
