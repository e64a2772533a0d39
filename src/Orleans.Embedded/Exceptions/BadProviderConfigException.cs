namespace Orleans.Storage;

/// <summary>A storage provider is not configured or not there.</summary>
[GenerateSerializer]
public sealed class BadProviderConfigException : OrleansException
{
    /// <summary>Without a message.</summary>
    public BadProviderConfigException()
    {
    }

    /// <summary>With a message.</summary>
    public BadProviderConfigException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public BadProviderConfigException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
