namespace Orleans.Runtime;

/// <summary>The silo that a call went to is gone.</summary>
[GenerateSerializer]
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>Without a message.</summary>
    public SiloUnavailableException()
    {
    }

    /// <summary>With a message.</summary>
    public SiloUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public SiloUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
