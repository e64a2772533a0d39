using System.IO.Compression;
using OrleansFlow.Graph;

namespace OrleansFlow.Hosting;

/// <summary>What is shipped of a cached file: its content, or a zip archive of the directory, the same bytes for the same content.</summary>
internal static class CachedFileContent
{
    private const int BufferLength = 64 * 1024;

    // The content alone decides on the blob's key; a time is not part of it.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Opens the content.</summary>
    /// <param name="file">The file, with the path on this machine.</param>
    /// <exception cref="JobSubmissionException">It cannot be read, or is gone.</exception>
    public static Stream Open(CachedFile file)
    {
        try
        {
            return file.IsDirectory ? Zip(file) : new FileStream(file.SourcePath, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JobSubmissionException($"Cached file '{file.Name}' cannot be read from '{file.SourcePath}': {e.Message}", e);
        }
    }

    private static FileStream Zip(CachedFile file)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var zip = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferLength, FileOptions.DeleteOnClose);
        try
        {
            using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            {
                Add(file, new DirectoryInfo(file.SourcePath), "", archive);
            }

            return zip;
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    private static void Add(CachedFile file, DirectoryInfo directory, string prefix, ZipArchive archive)
    {
        foreach (FileSystemInfo info in directory.GetFileSystemInfos().OrderBy(static info => info.Name, StringComparer.Ordinal))
        {
            string name = prefix + info.Name;
            if (info is DirectoryInfo inner)
            {
                if (inner.LinkTarget is not null)
                {
                    throw new JobSubmissionException($"Cached file '{file.Name}' cannot be shipped: '{inner.FullName}' is a link to a directory; put what it leads to into '{file.SourcePath}', or register that by itself.");
                }

                archive.CreateEntry(name + "/").LastWriteTime = EntryTime;
                Add(file, inner, name + "/", archive);
                continue;
            }

            ZipArchiveEntry entry = archive.CreateEntry(name);
            entry.LastWriteTime = EntryTime;
            using Stream source = new FileStream(info.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
            using Stream target = entry.Open();
            source.CopyTo(target);
        }
    }
}
