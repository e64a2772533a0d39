namespace OrleansFlow.Runtime;

/// <summary>Files and directories as the product sees them (org.apache.flink.core.fs.FileSystem).</summary>
public interface IFileSystem
{
    /// <summary>What is at a path, or null.</summary>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<FileStatus?> GetStatusAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>The entries of a directory in ordinal order of their paths.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="IOException">There is none, or it cannot be read.</exception>
    ValueTask<IReadOnlyList<FileStatus>> ListAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Opens a file to read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<Stream> OpenReadAsync(string path, long offset = 0, CancellationToken cancellationToken = default);

    /// <summary>Creates a file, or replaces it, together with the directories above it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether an existing file is replaced; otherwise it is an error.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<Stream> CreateAsync(string path, bool overwrite, CancellationToken cancellationToken = default);

    /// <summary>Creates a directory and those above it; nothing happens if it exists.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Moves a file in one step, over an existing one.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Its new path.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask MoveAsync(string from, string to, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file or a directory with all in it; nothing happens if there is none.</summary>
    /// <param name="path">The file or directory.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Lets the user of this process execute a file. Default: nothing, for files that have no such permission.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask MakeExecutableAsync(string path, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
