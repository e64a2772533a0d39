using System.Diagnostics;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;
using OrleansFlow.Windowing;

namespace OrleansFlow.Benchmarks.Benchmarks.Windows;

/// <summary>
/// 5 M visits of 10 k users, of whom a tenth is there in each second, counted in sessions with a gap of half a second: 100 visits
/// a session. Against a map of open sessions and a heap of timers.
/// </summary>
internal sealed class SessionBenchmark : IBenchmark
{
    private const long Gap = 500;
    private const long UsersAtOnce = 1000;
    private const long Groups = 10;
    private const long VisitsPerSecond = 1000 * Visit.PerMillisecond;

    private BenchmarkCluster? _cluster;

    public string Name => "session";

    public string Unit => "event";

    public long Units => 5_000_000;

    /// <summary>Whose visit one is.</summary>
    /// <param name="number">Number of the visit.</param>
    public static long UserOf(long number) => (number * 7919 % UsersAtOnce) + (number / VisitsPerSecond % Groups * UsersAtOnce);

    public async Task PrepareAsync() => _cluster = await BenchmarkCluster.StartAsync(silos: 1, slotsPerSilo: 1, forceRemote: false);

    public Task<Round> OursAsync() => _cluster!.RunAsync(environment => environment
        .SetParallelism(1)
        .FromSource(new VisitSource(Units, users: 1), "Visits")
        .KeyBy(static visit => UserOf(visit.Number))
        .Window(EventTimeSessionWindows.WithGap(TimeSpan.FromMilliseconds(Gap)))
        .Aggregate(new CountVisits(), static (user, window, count) => new VisitCount(user, window.End, count))
        .SinkTo(new DigestSink<VisitCount>(static count => count.Digest)));

    public Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long digest = HandWrittenSessions.Count(Units, Gap);
        return Task.FromResult(new Round(Stopwatch.GetElapsedTime(start), digest));
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;
}
