using OrleansFlow.Accumulators;
using OrleansFlow.Functions;

namespace OrleansFlow.Samples.WordCount;

/// <summary>Turns lines into words, each with the count 1, and counts lines and words for the summary.</summary>
public sealed class SplitLines : RichFlatMapFunction<string, Word>
{
    /// <summary>Name of the accumulator that counts lines.</summary>
    public const string Lines = "lines";

    /// <summary>Name of the accumulator that counts words.</summary>
    public const string Words = "words";

    // Most words have been seen before: looked up by their characters, they need no new string.
    private const int KnownWordsLimit = 100_000;

    [NonSerialized]
    private HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _known;

    [NonSerialized]
    private char[] _buffer = [];

    [NonSerialized]
    private LongCounter? _lines;

    [NonSerialized]
    private LongCounter? _words;

    /// <inheritdoc />
    public override void Open(OpenContext context)
    {
        _known = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _buffer = new char[256];
        _lines = RuntimeContext.GetLongCounter(Lines);
        _words = RuntimeContext.GetLongCounter(Words);
    }

    /// <inheritdoc />
    public override void FlatMap(string value, ICollector<Word> output)
    {
        int position = 0;
        long count = 0;
        while (WordSplitter.TryNext(value, ref position, out ReadOnlySpan<char> word))
        {
            if (_buffer.Length < word.Length * 2)
            {
                _buffer = new char[word.Length * 2];
            }

            output.Collect(new Word(Known(_buffer.AsSpan(0, WordSplitter.ToLower(word, _buffer))), 1));
            count++;
        }

        _lines!.Count++;
        _words!.Count += count;
    }

    private string Known(ReadOnlySpan<char> text)
    {
        if (_known.TryGetValue(text, out string? word))
        {
            return word;
        }

        word = text.ToString();
        if (_known.Set.Count < KnownWordsLimit)
        {
            _known.Set.Add(word);
        }

        return word;
    }
}
