namespace Orleans.Runtime;

/// <summary>A limit was exceeded.</summary>
[GenerateSerializer]
public sealed class LimitExceededException : OrleansException
{
    /// <summary>Without a message.</summary>
    public LimitExceededException()
    {
    }

    /// <summary>With a message.</summary>
    public LimitExceededException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public LimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
