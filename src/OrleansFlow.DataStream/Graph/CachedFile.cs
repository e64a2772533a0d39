namespace OrleansFlow.Graph;

/// <summary>A file or directory that is shipped with a job (DistributedCache.DistributedCacheEntry).</summary>
/// <param name="Name">The name that functions ask for.</param>
/// <param name="FileName">The last part of its path on the program's machine.</param>
/// <param name="IsDirectory">Whether it is a directory: its blob is a zip archive of all in it.</param>
/// <param name="IsExecutable">Whether the copies may be executed.</param>
/// <param name="BlobKey">Lower-case hexadecimal SHA-256 of the content: the key in the blob store. Empty until it has been uploaded.</param>
public sealed record CachedFile(string Name, string FileName, bool IsDirectory, bool IsExecutable, string BlobKey = "")
{
    /// <summary>Where the program has it; not a part of the graph's bytes, and empty in a cluster.</summary>
    public string SourcePath { get; init; } = "";
}
