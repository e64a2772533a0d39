namespace OrleansFlow.Sources;

/// <summary>
/// The lines of text files in UTF-8 (org.apache.flink.connector.file.src.FileSource with a line format). Files are divided into
/// ranges of bytes; a line belongs to the range in which it begins. Lines end with \n or \r\n; a byte order mark at the beginning
/// of a file is left out. Files that end in .gz are decompressed. In directories, names that begin with a dot or an underscore are
/// left out.
/// </summary>
/// <typeparam name="T">What the lines become.</typeparam>
public abstract class LineFileSource<T> : ISource<T, TextFileSplit, List<TextFileSplit>>
{
    private readonly string[] _paths;

    private protected LineFileSource(IEnumerable<string> paths, TextFileSourceOptions options)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SplitLength ?? 1, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BufferLength, 16, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxLineLength, 1, nameof(options));
        _paths = [.. paths];
        Options = options;
        if (_paths.Length == 0 || Array.Exists(_paths, string.IsNullOrEmpty))
        {
            throw new ArgumentException("A text file source needs at least one path, and none may be empty.", nameof(paths));
        }
    }

    /// <inheritdoc />
    public Boundedness Boundedness => Boundedness.Bounded;

    private protected TextFileSourceOptions Options { get; }

    /// <inheritdoc />
    public ISplitEnumerator<TextFileSplit, List<TextFileSplit>> CreateEnumerator(
        ISplitEnumeratorContext<TextFileSplit> context, EnumeratorCheckpoint<List<TextFileSplit>>? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SplitQueueEnumerator<TextFileSplit>(
            context,
            cancellationToken => TextFileFinder.FindSplitsAsync(context.Runtime.Files, _paths, Options, context.CurrentParallelism, cancellationToken),
            checkpoint?.State);
    }

    /// <inheritdoc />
    public abstract ISourceReader<T, TextFileSplit> CreateReader(ISourceReaderContext context);
}
