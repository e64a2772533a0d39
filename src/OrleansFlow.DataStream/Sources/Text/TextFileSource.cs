namespace OrleansFlow.Sources;

/// <summary>
/// The lines of text files in UTF-8 (org.apache.flink.connector.file.src.FileSource with TextLineInputFormat). Files are divided into
/// ranges of bytes; a line belongs to the range in which it begins. Lines end with \n or \r\n; what is no valid UTF-8 becomes U+FFFD; a
/// byte order mark at the beginning of a file is left out. Files that end in .gz are decompressed. In directories, names that begin
/// with a dot or an underscore are left out.
/// </summary>
public sealed class TextFileSource : ISource<string, TextFileSplit, List<TextFileSplit>>
{
    private readonly string[] _paths;
    private readonly TextFileSourceOptions _options;

    /// <summary>Creates the source.</summary>
    /// <param name="path">A file, or a directory of files.</param>
    public TextFileSource(string path)
        : this([path], new TextFileSourceOptions())
    {
    }

    /// <summary>Creates the source.</summary>
    /// <param name="paths">Files and directories; at least one.</param>
    /// <param name="options">How they are found and read.</param>
    public TextFileSource(IEnumerable<string> paths, TextFileSourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SplitLength ?? 1, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BufferLength, 16, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxLineLength, 1, nameof(options));
        _paths = [.. paths];
        _options = options;
        if (_paths.Length == 0 || Array.Exists(_paths, string.IsNullOrEmpty))
        {
            throw new ArgumentException("A text file source needs at least one path, and none may be empty.", nameof(paths));
        }
    }

    /// <inheritdoc />
    public Boundedness Boundedness => Boundedness.Bounded;

    /// <inheritdoc />
    public ISplitEnumerator<TextFileSplit, List<TextFileSplit>> CreateEnumerator(
        ISplitEnumeratorContext<TextFileSplit> context, EnumeratorCheckpoint<List<TextFileSplit>>? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SplitQueueEnumerator<TextFileSplit>(
            context,
            cancellationToken => TextFileFinder.FindSplitsAsync(context.Runtime.Files, _paths, _options, context.CurrentParallelism, cancellationToken),
            checkpoint?.State);
    }

    /// <inheritdoc />
    public ISourceReader<string, TextFileSplit> CreateReader(ISourceReaderContext context) => new TextFileReader(context, _options);
}
