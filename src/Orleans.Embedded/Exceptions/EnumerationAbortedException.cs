namespace Orleans.Runtime;

/// <summary>The enumeration is no longer known to the grain.</summary>
[GenerateSerializer]
public sealed class EnumerationAbortedException : Exception
{
    /// <summary>Without a message.</summary>
    public EnumerationAbortedException()
    {
    }

    /// <summary>With a message.</summary>
    public EnumerationAbortedException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public EnumerationAbortedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
