namespace Orleans.Runtime;

/// <summary>The configuration is not valid.</summary>
[GenerateSerializer]
public sealed class OrleansConfigurationException : Exception
{
    /// <summary>Without a message.</summary>
    public OrleansConfigurationException()
    {
    }

    /// <summary>With a message.</summary>
    public OrleansConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public OrleansConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
