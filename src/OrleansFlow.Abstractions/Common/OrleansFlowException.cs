namespace OrleansFlow;

/// <summary>Base of the exceptions that the product throws on purpose.</summary>
public class OrleansFlowException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, with ids, what was expected and what was found, and which option to change.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public OrleansFlowException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
