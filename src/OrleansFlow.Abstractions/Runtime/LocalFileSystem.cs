namespace OrleansFlow.Runtime;

/// <summary>The files of the machine.</summary>
public sealed class LocalFileSystem : IFileSystem
{
    private const int BufferSize = 64 * 1024;

    private readonly FileOptions _options;

    private LocalFileSystem(bool synchronous) => _options = synchronous ? FileOptions.None : FileOptions.Asynchronous;

    /// <summary>Reads and writes asynchronously.</summary>
    public static LocalFileSystem Instance { get; } = new(synchronous: false);

    /// <summary>Reads and writes on the calling thread, for clusters whose one thread runs everything.</summary>
    public static LocalFileSystem Synchronous { get; } = new(synchronous: true);

    /// <inheritdoc />
    public ValueTask<FileStatus?> GetStatusAsync(string path, CancellationToken cancellationToken = default)
    {
        var file = new FileInfo(path);
        if (file.Exists)
        {
            return new(Status(file));
        }

        var directory = new DirectoryInfo(path);
        if (directory.Exists)
        {
            return new(Status(directory));
        }

        ThrowIfHidden(path);
        return new((FileStatus?)null);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<FileStatus>> ListAsync(string path, CancellationToken cancellationToken = default)
    {
        var entries = new DirectoryInfo(path).EnumerateFileSystemInfos().Select(Status).ToList();
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new(entries);
    }

    /// <inheritdoc />
    public ValueTask<Stream> OpenReadAsync(string path, long offset = 0, CancellationToken cancellationToken = default)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, _options);
        stream.Position = offset;
        return new(Wrap(stream));
    }

    /// <inheritdoc />
    public ValueTask<Stream> CreateAsync(string path, bool overwrite, CancellationToken cancellationToken = default)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } parent)
        {
            Directory.CreateDirectory(parent);
        }

        var stream = new FileStream(path, overwrite ? FileMode.Create : FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferSize, _options);
        return new(Wrap(stream));
    }

    /// <inheritdoc />
    public ValueTask CreateDirectoryAsync(string path, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(path);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask MoveAsync(string from, string to, CancellationToken cancellationToken = default)
    {
        File.Move(from, to, overwrite: true);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask MakeExecutableAsync(string path, CancellationToken cancellationToken = default)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
        }

        return ValueTask.CompletedTask;
    }

    // Exists says no too where a directory above may not be entered; asking for the attributes tells the one from the other.
    private static void ThrowIfHidden(string path)
    {
        try
        {
            _ = File.GetAttributes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
        }
    }

    private static FileStatus Status(FileSystemInfo info) =>
        new(info.FullName, info is FileInfo file ? file.Length : 0, info is DirectoryInfo, info.LastWriteTimeUtc);

    // A FileStream opened without FileOptions.Asynchronous still hands ReadAsync to the thread pool.
    private Stream Wrap(FileStream stream) => _options == FileOptions.None ? new CallerThreadStream(stream) : stream;
}
