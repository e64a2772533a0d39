namespace Orleans.Core;

/// <summary>A stored state.</summary>
public interface IStorage
{
    /// <summary>The version of the stored state; null when none is stored.</summary>
    string? Etag { get; }

    /// <summary>Whether a state is stored.</summary>
    bool RecordExists { get; }

    /// <summary>Deletes the stored state.</summary>
    Task ClearStateAsync();

    /// <summary>Deletes the stored state.</summary>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <summary>Writes the state.</summary>
    /// <exception cref="InconsistentStateException">The stored state has changed; the activation ends.</exception>
    Task WriteStateAsync();

    /// <summary>Writes the state.</summary>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <summary>Reads the state.</summary>
    Task ReadStateAsync();

    /// <summary>Reads the state.</summary>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
