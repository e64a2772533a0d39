using OrleansFlow.Accumulators;
using OrleansFlow.Functions;

namespace OrleansFlow.Samples.SocketWindow;

/// <summary>Turns lines into words, what is between white space, and counts them for the summary.</summary>
public sealed class SplitWords : RichFlatMapFunction<string, string>
{
    /// <summary>Name of the accumulator that counts words.</summary>
    public const string Words = "words";

    [NonSerialized]
    private LongCounter? _words;

    /// <inheritdoc />
    public override void Open(OpenContext context) => _words = RuntimeContext.GetLongCounter(Words);

    /// <inheritdoc />
    public override void FlatMap(string value, ICollector<string> output)
    {
        foreach (string word in value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            output.Collect(word);
            _words!.Count++;
        }
    }
}
