using System.Diagnostics;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>Rebalance of longs from one subtask to another in one silo, against a channel of batches of 1000.</summary>
internal sealed class ExchangeBenchmark : IBenchmark
{
    private BenchmarkCluster? _cluster;

    public string Name => "exchange";

    public string Unit => "record";

    public long Units => 50_000_000;

    public async Task PrepareAsync() => _cluster = await BenchmarkCluster.StartAsync(silos: 1, slotsPerSilo: 1, forceRemote: false);

    public Task<Round> OursAsync() => _cluster!.RunAsync(environment => environment
        .SetParallelism(1)
        .FromSource(new MarkedSequenceSource(Units), "Numbers")
        .Rebalance()
        .SinkTo(new DigestSink<long>(static value => value)));

    public Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long sum = HandWrittenExchange.Run(Units, senders: 1, receivers: 1);
        return Task.FromResult(new Round(Stopwatch.GetElapsedTime(start), sum));
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;
}
