using System.Diagnostics;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>map → filter → map → sink over 100 M longs in one chain, against a loop that calls the same delegates.</summary>
internal sealed class ChainBenchmark : IBenchmark
{
    private static readonly Func<long, long> First = static value => (value * 31) + 7;
    private static readonly Func<long, bool> Filter = static value => (value & 7) != 0;
    private static readonly Func<long, long> Second = static value => value ^ (value >> 3);

    private BenchmarkCluster? _cluster;

    public string Name => "chain";

    public string Unit => "record";

    public long Units => 100_000_000;

    public async Task PrepareAsync() => _cluster = await BenchmarkCluster.StartAsync(silos: 1, slotsPerSilo: 1, forceRemote: false);

    public Task<Round> OursAsync() => _cluster!.RunAsync(environment => environment
        .SetParallelism(1)
        .FromSource(new MarkedSequenceSource(Units), "Numbers")
        .Map(First)
        .Filter(Filter)
        .Map(Second)
        .SinkTo(new SumSink()));

    public Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long sum = 0;
        HandWrittenChain.Run(Units, First, Filter, Second, value => sum += value);
        return Task.FromResult(new Round(Stopwatch.GetElapsedTime(start), sum));
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;
}
