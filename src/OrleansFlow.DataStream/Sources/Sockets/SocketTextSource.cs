namespace OrleansFlow.Sources;

/// <summary>
/// Texts that a server sends over TCP in UTF-8, each ended by a delimiter (StreamExecutionEnvironment.socketTextStream). One subtask
/// reads; the source ends when the server closes the connection. What was read before a failure is not read again: for trying out,
/// not for production.
/// </summary>
public sealed class SocketTextSource : ISource<string, SingleSplit, List<SingleSplit>>
{
    internal const int DefaultMaxTextLength = 16 * 1024 * 1024;
    private const int LargestMaxTextLength = 1024 * 1024 * 1024;

    private readonly string _host;
    private readonly int _port;
    private readonly string _delimiter;
    private readonly int _maxRetries;
    private readonly int _maxTextLength;

    /// <summary>Creates the source.</summary>
    /// <param name="host">Name or address of the server.</param>
    /// <param name="port">Its port, 1 to 65535.</param>
    /// <param name="delimiter">What ends a text; not empty. After a line feed, a carriage return before it is left out too.</param>
    /// <param name="maxRetries">How often to connect again, half a second later, after a connection failed or was closed; −1 for ever.</param>
    /// <param name="maxTextLength">How many bytes a text may have, 1 to 1 GiB; 16 MiB by default; a carriage return at its end counts. A longer one fails the job.</param>
    public SocketTextSource(string host, int port, string delimiter = "\n", int maxRetries = 0, int maxTextLength = DefaultMaxTextLength)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        ArgumentException.ThrowIfNullOrEmpty(delimiter);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRetries, -1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTextLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxTextLength, LargestMaxTextLength);
        _host = host;
        _port = port;
        _delimiter = delimiter;
        _maxRetries = maxRetries;
        _maxTextLength = maxTextLength;
    }

    /// <inheritdoc />
    public Boundedness Boundedness => Boundedness.ContinuousUnbounded;

    /// <inheritdoc />
    public ISplitEnumerator<SingleSplit, List<SingleSplit>> CreateEnumerator(
        ISplitEnumeratorContext<SingleSplit> context, EnumeratorCheckpoint<List<SingleSplit>>? checkpoint)
    {
        string name = $"{_host}:{_port}";
        return new SplitQueueEnumerator<SingleSplit>(context, _ => new([new SingleSplit(name)]), checkpoint?.State);
    }

    /// <inheritdoc />
    public ISourceReader<string, SingleSplit> CreateReader(ISourceReaderContext context) =>
        new SocketTextReader(context, _host, _port, _delimiter, _maxRetries, _maxTextLength);
}
