namespace OrleansFlow.Runtime;

/// <summary>A file or directory.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Length">Its length in bytes; 0 for a directory.</param>
/// <param name="IsDirectory">Whether it is a directory.</param>
/// <param name="ModifiedUtc">When it was written last.</param>
public sealed record FileStatus(string Path, long Length, bool IsDirectory, DateTime ModifiedUtc);
