using System.Diagnostics;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;
using OrleansFlow.State;

namespace OrleansFlow.Benchmarks.Benchmarks.Joins;

/// <summary>20 M numbers, for each of which one of 100 broadcast rules is read, against a dictionary of rules.</summary>
internal sealed class BroadcastBenchmark : IBenchmark
{
    public const int Rules = 100;

    private BenchmarkCluster? _cluster;

    public string Name => "broadcast";

    public string Unit => "record";

    public long Units => 20_000_000;

    public async Task PrepareAsync() => _cluster = await BenchmarkCluster.StartAsync(silos: 1, slotsPerSilo: 1, forceRemote: false);

    public Task<Round> OursAsync() => _cluster!.RunAsync(environment => environment
        .SetParallelism(1)
        .FromSource(new MarkedSequenceSource(Units), "Numbers")
        .Connect(environment.FromSource(new MarkedSequenceSource(Rules), "Rules").Broadcast(new MapStateDescriptor<long, long>(ApplyRules.StateName)))
        .Process(new ApplyRules())
        .SinkTo(new SumSink()));

    public Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long digest = HandWrittenBroadcast.Apply(Units);
        return Task.FromResult(new Round(Stopwatch.GetElapsedTime(start), digest));
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;
}
