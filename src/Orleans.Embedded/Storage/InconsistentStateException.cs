namespace Orleans.Storage;

/// <summary>The stored state is not the version that was expected.</summary>
[GenerateSerializer]
public class InconsistentStateException : OrleansException
{
    /// <summary>Without a message.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>With a message.</summary>
    public InconsistentStateException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException!)
    {
    }

    /// <summary>With both versions and a cause.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException!)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>With both versions.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>With both versions and a cause.</summary>
    public InconsistentStateException(string? storedEtag, string? currentEtag, Exception storageException)
        : this(storageException.Message, storedEtag, currentEtag, storageException)
    {
    }

    [Id(0)]
    internal bool IsSourceActivation { get; set; } = true;

    /// <summary>The version in the storage.</summary>
    [Id(1)]
    public string? StoredEtag { get; private set; }

    /// <summary>The version that the writer knew.</summary>
    [Id(2)]
    public string? CurrentEtag { get; private set; }

    /// <inheritdoc/>
    public override string ToString() => $"InconsistentStateException: {Message} Expected Etag={CurrentEtag} Received Etag={StoredEtag} {InnerException}{StackTrace}";
}
