namespace Orleans.Runtime;

/// <summary>A gateway refused a message.</summary>
[GenerateSerializer]
public sealed class GatewayTooBusyException : OrleansException
{
    /// <summary>Without a message.</summary>
    public GatewayTooBusyException()
    {
    }

    /// <summary>With a message.</summary>
    public GatewayTooBusyException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public GatewayTooBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
