using System.Diagnostics;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;

namespace OrleansFlow.Benchmarks.Benchmarks.Joins;

/// <summary>Two streams of 2 M visits of 10 k users in order, each joined with the user's visits of the 200 ms behind it, against two queues for each user.</summary>
internal sealed class IntervalJoinBenchmark : IBenchmark
{
    public const int Users = 10_000;
    public const long Upper = 200;
    private const long VisitsOfSide = 2_000_000;

    private BenchmarkCluster? _cluster;

    public string Name => "interval-join";

    public string Unit => "event";

    public long Units => 2 * VisitsOfSide;

    public async Task PrepareAsync() => _cluster = await BenchmarkCluster.StartAsync(silos: 1, slotsPerSilo: 1, forceRemote: false);

    public Task<Round> OursAsync() => _cluster!.RunAsync(static environment => environment
        .SetParallelism(1)
        .FromSource(new VisitSource(VisitsOfSide, Users), "Left")
        .KeyBy(static visit => visit.User)
        .IntervalJoin(environment.FromSource(new VisitSource(VisitsOfSide, Users), "Right").KeyBy(static visit => visit.User))
        .Between(TimeSpan.Zero, TimeSpan.FromMilliseconds(Upper))
        .Process(new DigestPairs())
        .SinkTo(new DigestSink<long>(static digest => digest)));

    public Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long digest = HandWrittenIntervalJoin.Join(VisitsOfSide, Users, Upper);
        return Task.FromResult(new Round(Stopwatch.GetElapsedTime(start), digest));
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;
}
