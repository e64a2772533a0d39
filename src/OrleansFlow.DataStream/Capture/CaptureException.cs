namespace OrleansFlow.Capture;

/// <summary>Captured bytes cannot be restored: they are damaged, or name types that are not there or not allowed.</summary>
public sealed class CaptureException : OrleansFlowException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public CaptureException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
