namespace OrleansFlow.Sources;

/// <summary>A range of a text file: the lines that begin in it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Start">First byte.</param>
/// <param name="End">Byte behind the last one; <see cref="long.MaxValue"/> for a compressed file, which has one split.</param>
/// <param name="Position">Where the next line begins if reading has begun (in a compressed file: of its content), else −1.</param>
public sealed record TextFileSplit(string Path, long Start, long End, long Position = -1)
{
    /// <summary>Whether the file is compressed by gzip: its name ends in .gz.</summary>
    public bool IsGzip => IsGzipName(Path);

    internal static bool IsGzipName(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
