namespace Orleans.Runtime;

/// <summary>A message could not be delivered.</summary>
[GenerateSerializer]
public class OrleansMessageRejectionException : OrleansException
{
    /// <summary>Without a message.</summary>
    public OrleansMessageRejectionException()
    {
    }

    /// <summary>With a message.</summary>
    public OrleansMessageRejectionException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public OrleansMessageRejectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
