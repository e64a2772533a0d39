namespace Orleans.Runtime;

/// <summary>The client that a call went to is gone.</summary>
[GenerateSerializer]
public sealed class ClientNotAvailableException : OrleansException
{
    /// <summary>Without a message.</summary>
    public ClientNotAvailableException()
    {
    }

    /// <summary>With a message.</summary>
    public ClientNotAvailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public ClientNotAvailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
