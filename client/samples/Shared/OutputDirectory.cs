namespace OrleansFlow.Samples;

/// <summary>The directory that a sample writes to.</summary>
internal static class OutputDirectory
{
    /// <summary>Makes sure that it is empty.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="overwrite">Whether what is in it is deleted; otherwise it is an error.</param>
    public static void Prepare(string path, bool overwrite)
    {
        if (File.Exists(path))
        {
            throw new IOException($"The output '{path}' is a file; a directory is expected.");
        }

        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            if (!overwrite)
            {
                throw new IOException($"The output directory '{path}' is not empty (--overwrite deletes what is in it).");
            }

            Directory.Delete(path, recursive: true);
        }
    }
}
