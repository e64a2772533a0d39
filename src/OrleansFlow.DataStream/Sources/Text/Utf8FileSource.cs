using OrleansFlow.Types;

namespace OrleansFlow.Sources;

/// <summary>
/// The lines of text files as their bytes, valid UTF-8 or not: no string is made of them. Lines share blocks of bytes, which stay in
/// memory as long as one of their lines does.
/// </summary>
/// <param name="paths">Files and directories; at least one.</param>
/// <param name="options">How they are found and read.</param>
public sealed class Utf8FileSource(IEnumerable<string> paths, TextFileSourceOptions options) : LineFileSource<Utf8Text>(paths, options)
{
    /// <summary>Creates the source.</summary>
    /// <param name="path">A file, or a directory of files.</param>
    public Utf8FileSource(string path)
        : this([path], new TextFileSourceOptions())
    {
    }

    /// <inheritdoc />
    public override ISourceReader<Utf8Text, TextFileSplit> CreateReader(ISourceReaderContext context) => new TextFileReader<Utf8Text, Utf8Lines>(context, Options);
}
