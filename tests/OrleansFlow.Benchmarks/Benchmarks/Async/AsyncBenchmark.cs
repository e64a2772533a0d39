using System.Diagnostics;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;

namespace OrleansFlow.Benchmarks.Benchmarks.Async;

/// <summary>2 M calls that complete later, 100 under way at once, results in order, against a queue of tasks.</summary>
internal sealed class AsyncBenchmark : IBenchmark
{
    private const int Capacity = 100;

    private BenchmarkCluster? _cluster;

    public string Name => "async";

    public string Unit => "call";

    public long Units => 2_000_000;

    public static async ValueTask<long> CallAsync(long number)
    {
        await Task.Yield();
        return (number * 31) ^ (number >> 5);
    }

    public async Task PrepareAsync() => _cluster = await BenchmarkCluster.StartAsync(silos: 1, slotsPerSilo: 1, forceRemote: false);

    public Task<Round> OursAsync() => _cluster!.RunAsync(environment => environment
        .SetParallelism(1)
        .FromSource(new MarkedSequenceSource(Units), "Numbers")
        .OrderedWait(static (number, _) => CallAsync(number), TimeSpan.FromMinutes(1), Capacity)
        .SinkTo(new SumSink()));

    public async Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long digest = await HandWrittenAsyncCalls.RunAsync(Units, Capacity);
        return new Round(Stopwatch.GetElapsedTime(start), digest);
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;
}
