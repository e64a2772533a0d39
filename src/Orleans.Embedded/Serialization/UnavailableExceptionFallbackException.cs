namespace Orleans.Serialization;

/// <summary>Stands for an exception whose type cannot be sent.</summary>
public sealed class UnavailableExceptionFallbackException : Exception
{
    /// <summary>Of an unknown type.</summary>
    public UnavailableExceptionFallbackException()
    {
    }

    /// <summary>With a message and a cause.</summary>
    public UnavailableExceptionFallbackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal UnavailableExceptionFallbackException(string? exceptionType) => ExceptionType = exceptionType;

    /// <summary>The name of the original type.</summary>
    public string? ExceptionType { get; }

    /// <summary>Members of the original that could be kept.</summary>
    public Dictionary<string, object?> Properties { get; } = [];

    /// <inheritdoc/>
    public override string ToString() => string.IsNullOrWhiteSpace(ExceptionType) ? $"Unknown exception: {base.ToString()}" : $"Unknown exception of type {ExceptionType}: {base.ToString()}";
}
