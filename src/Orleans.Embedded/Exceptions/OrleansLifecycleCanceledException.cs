namespace Orleans.Runtime;

/// <summary>A lifecycle was cancelled.</summary>
[GenerateSerializer]
public sealed class OrleansLifecycleCanceledException : OrleansException
{
    /// <summary>Without a message.</summary>
    public OrleansLifecycleCanceledException()
    {
    }

    /// <summary>With a message.</summary>
    public OrleansLifecycleCanceledException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public OrleansLifecycleCanceledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
