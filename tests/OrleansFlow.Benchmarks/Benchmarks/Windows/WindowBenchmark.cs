using System.Diagnostics;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;
using OrleansFlow.Windowing;

namespace OrleansFlow.Benchmarks.Benchmarks.Windows;

/// <summary>10 M visits of 10 k users, counted in tumbling windows of 1 s of event time, against a map, a heap of timers and a watermark.</summary>
internal sealed class WindowBenchmark(string name, int parallelism) : IBenchmark
{
    private const int Users = 10_000;
    private const long Size = 1000;

    private BenchmarkCluster? _cluster;

    public string Name => name;

    public string Unit => "event";

    public long Units => 10_000_000;

    public async Task PrepareAsync() => _cluster = await BenchmarkCluster.StartAsync(silos: 1, slotsPerSilo: parallelism, forceRemote: false);

    public Task<Round> OursAsync() => _cluster!.RunAsync(environment => environment
        .SetParallelism(parallelism)
        .FromSource(new VisitSource(Units, Users), "Visits")
        .KeyBy(static visit => visit.User)
        .Window(TumblingEventTimeWindows.Of(TimeSpan.FromMilliseconds(Size)))
        .Aggregate(new CountVisits(), static (user, window, count) => new VisitCount(user, window.End, count))
        .SinkTo(new DigestSink<VisitCount>(static count => count.Digest)));

    public Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long digest = HandWrittenWindow.Tumbling(Units, Users, Size);
        return Task.FromResult(new Round(Stopwatch.GetElapsedTime(start), digest));
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;
}
