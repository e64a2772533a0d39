using System.Diagnostics;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;
using OrleansFlow.Windowing;

namespace OrleansFlow.Benchmarks.Benchmarks.Windows;

/// <summary>
/// 10 M visits of 100 users, counted in windows of one hour that begin every second: each visit is in 3600 windows. Against counts
/// of single seconds and a sum of each user that takes a second in and another one out.
/// </summary>
internal sealed class SlidingBenchmark : IBenchmark
{
    private const int Users = 100;
    private const long Size = 3_600_000;
    private const long Slide = 1000;

    private BenchmarkCluster? _cluster;

    public string Name => "sliding";

    public string Unit => "event";

    public long Units => 10_000_000;

    public async Task PrepareAsync() => _cluster = await BenchmarkCluster.StartAsync(silos: 1, slotsPerSilo: 1, forceRemote: false);

    public Task<Round> OursAsync() => _cluster!.RunAsync(environment => environment
        .SetParallelism(1)
        .FromSource(new VisitSource(Units, Users), "Visits")
        .KeyBy(static visit => visit.User)
        .Window(SlidingEventTimeWindows.Of(TimeSpan.FromMilliseconds(Size), TimeSpan.FromMilliseconds(Slide)))
        .Aggregate(new CountVisits(), static (user, window, count) => new VisitCount(user, window.End, count))
        .SinkTo(new DigestSink<VisitCount>(static count => count.Digest)));

    public Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long digest = HandWrittenSliding.Count(Units, Users, Size, Slide);
        return Task.FromResult(new Round(Stopwatch.GetElapsedTime(start), digest));
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;
}
