namespace OrleansFlow.Sources;

/// <summary>The lines of text files as strings (TextLineInputFormat); what is no valid UTF-8 becomes U+FFFD.</summary>
/// <param name="paths">Files and directories; at least one.</param>
/// <param name="options">How they are found and read.</param>
public sealed class TextFileSource(IEnumerable<string> paths, TextFileSourceOptions options) : LineFileSource<string>(paths, options)
{
    /// <summary>Creates the source.</summary>
    /// <param name="path">A file, or a directory of files.</param>
    public TextFileSource(string path)
        : this([path], new TextFileSourceOptions())
    {
    }

    /// <inheritdoc />
    public override ISourceReader<string, TextFileSplit> CreateReader(ISourceReaderContext context) => new TextFileReader<string, StringLines>(context, Options);
}
