using OrleansFlow.Sinks;
using OrleansFlow.Windowing;

namespace OrleansFlow.Samples.SocketWindow;

/// <summary>
/// The program: lines of a socket → words → counts of each word in windows of five seconds by the clock → lines of files. Try it with
/// <c>nc -lk 9999</c>.
/// </summary>
public static class SocketWindowJob
{
    /// <summary>Size of the windows.</summary>
    public static TimeSpan WindowSize { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Writes the program down.</summary>
    /// <param name="environment">Where it will run.</param>
    /// <param name="hostname">Host of the server that sends the text.</param>
    /// <param name="port">Its port.</param>
    /// <param name="output">The directory for the counts: lines of window start (ms since 1970), word and count.</param>
    public static void Define(StreamExecutionEnvironment environment, string hostname, int port, string output)
    {
        ArgumentNullException.ThrowIfNull(environment);
        environment.SocketTextStream(hostname, port)
            .FlatMap(new SplitWords()).Name("Split")
            .KeyBy(static word => word)
            .Window(TumblingProcessingTimeWindows.Of(WindowSize))
            .Trigger(new ClockOrEndTrigger())
            .Aggregate(new CountWords(), static (word, window, count) => new WordInWindow(window.Start, word, count)).Name("Count")
            .SinkTo(new TextFileSink<WordInWindow>(Path.GetFullPath(output), static word => $"{word.WindowStart},{word.Word},{word.Count}"))
            .Name("Counts");
    }
}
