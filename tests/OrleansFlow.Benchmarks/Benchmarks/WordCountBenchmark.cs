using System.Diagnostics;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;
using OrleansFlow.Functions;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>5 M words: split → key by word → running count, each count emitted; two sources and two counters.</summary>
internal class WordCountBenchmark(string name, int silos, bool forceRemote) : IBenchmark
{
    private const int Parallelism = 2;

    private BenchmarkCluster? _cluster;
    private string[] _lines = [];
    private string[][] _linesOfSource = [];

    public string Name => name;

    public string Unit => "word";

    public long Units => (long)WordLines.Lines * WordLines.WordsPerLine;

    public async Task PrepareAsync()
    {
        _lines = WordLines.Create();
        _linesOfSource = [_lines[..(_lines.Length / 2)], _lines[(_lines.Length / 2)..]];
        InMemoryArrays.Put(nameof(WordCountBenchmark), _lines);
        _cluster = await BenchmarkCluster.StartAsync(silos, slotsPerSilo: Parallelism / silos, forceRemote);
    }

    public Task<Round> OursAsync() => _cluster!.RunAsync(environment => environment
        .SetParallelism(Parallelism)
        .FromSource(new InMemorySource<string>(nameof(WordCountBenchmark)), "Lines")
        .FlatMap<CountedWord>(Split)
        .KeyBy(static entry => entry.Word)
        .Sum(static entry => entry.Count)
        .SinkTo(new DigestSink<CountedWord>(static entry => WordLines.Digest(entry.Word, entry.Count))));

    public Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long digest = HandWrittenWordCount.Run(_linesOfSource, Parallelism);
        return Task.FromResult(new Round(Stopwatch.GetElapsedTime(start), digest));
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;

    private static void Split(string line, ICollector<CountedWord> output)
    {
        int start = 0;
        while (WordLines.TryNext(line, ref start, out string word))
        {
            output.Collect(new CountedWord(word, 1));
        }
    }
}

/// <summary>A word with its count so far.</summary>
public readonly record struct CountedWord(string Word, long Count);
