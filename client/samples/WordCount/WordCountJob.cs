using OrleansFlow.Sinks;

namespace OrleansFlow.Samples.WordCount;

/// <summary>The program: lines → words → counts per word → lines of files.</summary>
public static class WordCountJob
{
    /// <summary>Writes the program down.</summary>
    /// <param name="environment">Where it will run.</param>
    /// <param name="input">A text file, or a directory of them.</param>
    /// <param name="output">The directory for the counts.</param>
    public static void Define(StreamExecutionEnvironment environment, string input, string output) =>
        Count(environment, input)
            .SinkTo(new TextFileSink<Word>(Path.GetFullPath(output), static word => $"{word.Text},{word.Count}"))
            .Name("Counts");

    /// <summary>The running counts of a text's words.</summary>
    /// <param name="environment">Where it will run.</param>
    /// <param name="input">A text file, or a directory of them.</param>
    public static DataStream<Word> Count(StreamExecutionEnvironment environment, string input)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.ReadTextFile(Path.GetFullPath(input))
            .FlatMap(new SplitLines()).Name("Split")
            .KeyBy(static word => word.Text)
            .Sum(static word => word.Count).Name("Count");
    }
}
