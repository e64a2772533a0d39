using OrleansFlow.Runtime;

namespace OrleansFlow.Sources;

/// <summary>Finds the files of paths and divides them into splits.</summary>
internal static class TextFileFinder
{
    private const long SmallestSplit = 1024 * 1024;
    private const long LargestSplit = 64 * 1024 * 1024;
    private const int SplitsPerSubtask = 4;

    public static async ValueTask<IReadOnlyList<TextFileSplit>> FindSplitsAsync(
        IFileSystem files, IReadOnlyList<string> paths, TextFileSourceOptions options, int parallelism, CancellationToken cancellationToken)
    {
        var found = new List<FileStatus>();
        foreach (string path in paths)
        {
            await FindAsync(files, path, options.Recursive, found, cancellationToken);
        }

        long total = found.Sum(static file => file.Length);
        long length = options.SplitLength ?? Math.Clamp(total / (SplitsPerSubtask * (long)parallelism), SmallestSplit, LargestSplit);
        return [.. found.SelectMany(file => Divide(file, length))];
    }

    private static async ValueTask FindAsync(IFileSystem files, string path, bool recursive, List<FileStatus> found, CancellationToken cancellationToken)
    {
        try
        {
            FileStatus status = await files.GetStatusAsync(path, cancellationToken)
                ?? throw new OrleansFlowException($"The input path '{path}' does not exist.");
            if (status.IsDirectory)
            {
                await ListAsync(files, path, recursive, found, cancellationToken);
            }
            else
            {
                found.Add(status);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OrleansFlowException($"The input path '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private static async ValueTask ListAsync(IFileSystem files, string directory, bool recursive, List<FileStatus> found, CancellationToken cancellationToken)
    {
        foreach (FileStatus entry in await files.ListAsync(directory, cancellationToken))
        {
            if (Path.GetFileName(entry.Path.AsSpan()) is ['.' or '_', ..])
            {
                continue;
            }

            if (!entry.IsDirectory)
            {
                found.Add(entry);
            }
            else if (recursive)
            {
                await ListAsync(files, entry.Path, recursive, found, cancellationToken);
            }
        }
    }

    private static IEnumerable<TextFileSplit> Divide(FileStatus file, long length)
    {
        if (file.Length > 0 && TextFileSplit.IsGzipName(file.Path))
        {
            yield return new TextFileSplit(file.Path, 0, long.MaxValue);
            yield break;
        }

        for (long start = 0; start < file.Length; start += length)
        {
            yield return new TextFileSplit(file.Path, start, Math.Min(start + length, file.Length));
        }
    }
}
