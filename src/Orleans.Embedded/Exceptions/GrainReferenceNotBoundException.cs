namespace Orleans.Runtime;

/// <summary>A reference does not belong to a running client or silo.</summary>
[GenerateSerializer]
public sealed class GrainReferenceNotBoundException : OrleansException
{
    /// <summary>Without a message.</summary>
    public GrainReferenceNotBoundException()
    {
    }

    /// <summary>With a message.</summary>
    public GrainReferenceNotBoundException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public GrainReferenceNotBoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
