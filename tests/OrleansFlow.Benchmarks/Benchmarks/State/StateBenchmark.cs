using System.Diagnostics;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;

namespace OrleansFlow.Benchmarks.Benchmarks.State;

/// <summary>20 M records of 1 M keys in no order, a value of state read, incremented and written for each, against a dictionary.</summary>
internal sealed class StateBenchmark : IBenchmark
{
    public const long Keys = 1_000_000;

    private BenchmarkCluster? _cluster;

    public string Name => "state";

    public string Unit => "record";

    public long Units => 20_000_000;

    /// <summary>Keys in no order, as those of streams are.</summary>
    public static long KeyOf(long number)
    {
        ulong mixed = (ulong)(number + 1) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
        return (long)((mixed ^ (mixed >> 32)) % Keys);
    }

    public async Task PrepareAsync() => _cluster = await BenchmarkCluster.StartAsync(silos: 1, slotsPerSilo: 1, forceRemote: false);

    public Task<Round> OursAsync() => _cluster!.RunAsync(environment => environment
        .SetParallelism(1)
        .FromSource(new MarkedSequenceSource(Units), "Numbers")
        .KeyBy(static number => KeyOf(number))
        .Process(new IncrementState())
        .SinkTo(new DigestSink<long>(static count => count)));

    public Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long digest = HandWrittenState.Increment(Units);
        return Task.FromResult(new Round(Stopwatch.GetElapsedTime(start), digest));
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;
}
