using System.Threading.Channels;
using OrleansFlow.Graph;
using OrleansFlow.Sources;
using OrleansFlow.Types;
using OrleansFlow.Watermarks;

namespace OrleansFlow;

public sealed partial class StreamExecutionEnvironment
{
    /// <summary>A stream from a source.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <typeparam name="TSplit">Type of the splits.</typeparam>
    /// <typeparam name="TEnumeratorState">Type of the enumerator's snapshot.</typeparam>
    /// <param name="source">The source.</param>
    /// <param name="sourceName">Name of the source, for plans, logs and metrics.</param>
    /// <param name="watermarkStrategy">How its records get timestamps and its splits watermarks; null to leave that to the source's reader.</param>
    public DataStreamSource<T> FromSource<T, TSplit, TEnumeratorState>(
        ISource<T, TSplit, TEnumeratorState> source, string sourceName, WatermarkStrategy<T>? watermarkStrategy = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new DataStreamSource<T>(this, AddOperator(sourceName, new SourceSpec<T, TSplit, TEnumeratorState>(source, watermarkStrategy)));
    }

    /// <summary>The numbers of a range, divided among the subtasks.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The last number, included.</param>
    public DataStreamSource<long> FromSequence(long from, long to) => FromSource(new NumberSequenceSource(from, to), "Sequence Source");

    /// <summary>The elements of a collection, in order; parallelism 1.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="elements">The elements; they travel with the job.</param>
    public DataStreamSource<T> FromCollection<T>(IEnumerable<T> elements) =>
        FromSource(new CollectionSource<T>(elements), "Collection Source").Fixed(1, "the elements of a collection come in order, from one subtask");

    /// <summary>The elements given, in order; parallelism 1.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="elements">The elements; they travel with the job.</param>
    public DataStreamSource<T> FromElements<T>(params T[] elements) => FromCollection(elements);

    /// <summary>The lines of text files in UTF-8; each file is read by all subtasks, in parts.</summary>
    /// <param name="path">A file, or a directory of files, as the silos see it.</param>
    /// <param name="options">How files are found and read.</param>
    public DataStreamSource<string> ReadTextFile(string path, TextFileSourceOptions? options = null) =>
        FromSource(new TextFileSource([path], options ?? new TextFileSourceOptions()), "Text File Source");

    /// <summary>The lines of text files as their bytes, without strings; each file is read by all subtasks, in parts.</summary>
    /// <param name="path">A file, or a directory of files, as the silos see it.</param>
    /// <param name="options">How files are found and read.</param>
    public DataStreamSource<Utf8Text> ReadUtf8File(string path, TextFileSourceOptions? options = null) =>
        FromSource(new Utf8FileSource([path], options ?? new TextFileSourceOptions()), "Text File Source");

    /// <summary>Texts that a server sends over TCP in UTF-8; parallelism 1. What was read before a failure is not read again.</summary>
    /// <param name="host">Name or address of the server.</param>
    /// <param name="port">Its port, 1 to 65535.</param>
    /// <param name="delimiter">What ends a text; not empty.</param>
    /// <param name="maxRetries">How often to connect again after a connection failed or was closed; −1 for ever.</param>
    /// <param name="maxTextLength">How many bytes a text may have, 1 to 1 GiB; 16 MiB by default; a carriage return at its end counts. A longer one fails the job.</param>
    public DataStreamSource<string> SocketTextStream(
        string host, int port, string delimiter = "\n", int maxRetries = 0, int maxTextLength = SocketTextSource.DefaultMaxTextLength) =>
        FromSource(new SocketTextSource(host, port, delimiter, maxRetries, maxTextLength), "Socket Stream").Fixed(1, "a socket is read by one subtask");

    /// <summary>Records made from the numbers 0, 1, 2, …, which are divided among the subtasks.</summary>
    /// <typeparam name="T">Type of the records.</typeparam>
    /// <param name="generator">Makes the record of a number; the same one each time, if the job is to be repeatable.</param>
    /// <param name="count">How many records there are, 0 or more; null for a stream without end.</param>
    /// <param name="recordsPerSecond">The most records per second of all subtasks together, above 0; null for no limit.</param>
    public DataStreamSource<T> FromGenerator<T>(Func<long, T> generator, long? count = null, double? recordsPerSecond = null) =>
        FromSource(new DataGeneratorSource<T>(generator, count, recordsPerSecond), "Generator Source");

    /// <summary>The elements of an asynchronous sequence of this program; parallelism 1, in a local environment only. They are read once.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="sequence">The sequence; the source ends with it.</param>
    /// <exception cref="JobSubmissionException">The environment is that of a cluster.</exception>
    public DataStreamSource<T> FromAsyncEnumerable<T>(IAsyncEnumerable<T> sequence)
    {
        RequireLocal("An asynchronous sequence");
        return FromSource(new AsyncEnumerableSource<T>(sequence), "Async Sequence Source").Fixed(1, "an asynchronous sequence is read by one subtask");
    }

    /// <summary>What this program writes into a channel; parallelism 1, in a local environment only. It is read once.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="channel">The channel's reading side; the source ends when the channel is completed.</param>
    /// <exception cref="JobSubmissionException">The environment is that of a cluster.</exception>
    public DataStreamSource<T> FromChannel<T>(ChannelReader<T> channel)
    {
        RequireLocal("A channel");
        return FromSource(new ChannelReaderSource<T>(channel), "Channel Source").Fixed(1, "a channel is read by one subtask");
    }

    private void RequireLocal(string what)
    {
        if (_executorFactory?.ShipsAssemblies ?? Target == RemoteTarget)
        {
            throw new JobSubmissionException($"{what} of the program cannot be read by a cluster: use it in a local environment, or send its elements through a socket, files or a message queue.");
        }
    }
}
