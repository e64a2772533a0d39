using System.Diagnostics;
using System.Globalization;
using OrleansFlow.Benchmarks.Harness;
using OrleansFlow.Benchmarks.HandWritten;

namespace OrleansFlow.Benchmarks.Benchmarks.Timers;

/// <summary>
/// Timers of event time, registered, deleted and fired while 1 M of them are pending, against a priority queue with a set; and what
/// an operation costs beside one with 1 k pending.
/// </summary>
internal sealed class TimersBenchmark : IBenchmark
{
    private const long Visits = 3_000_000;
    private const int FewPending = 1_000;
    private const int ManyPending = 1_000_000;

    private readonly List<double> _few = [];
    private readonly List<double> _many = [];
    private BenchmarkCluster? _cluster;
    private long _digestOfFew;

    public string Name => "timers";

    public string Unit => "operation";

    public long Units => Visits * TimerWork.OperationsPerVisit;

    public IEnumerable<string> Remarks
    {
        get
        {
            double few = Median(_few);
            double many = Median(_many);
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{Name}: with 1 k pending {few:F1} ns an operation, with 1 M pending {many:F1} ns: {many / few:F2} times the cost (at most 2.5)");
        }
    }

    public async Task PrepareAsync()
    {
        _cluster = await BenchmarkCluster.StartAsync(silos: 1, slotsPerSilo: 1, forceRemote: false);
        _digestOfFew = HandWrittenTimers.Run(Visits, FewPending);
    }

    public async Task<Round> OursAsync()
    {
        Round few = await RunAsync(FewPending);
        if (few.Digest != _digestOfFew)
        {
            throw new InvalidOperationException($"{Name}: the results with {FewPending} pending differ: digest {few.Digest} of ours, {_digestOfFew} of the hand-written one.");
        }

        Round many = await RunAsync(ManyPending);
        _few.Add(few.Elapsed.TotalNanoseconds / Units);
        _many.Add(many.Elapsed.TotalNanoseconds / Units);
        return many;
    }

    public Task<Round> HandWrittenAsync()
    {
        long start = Stopwatch.GetTimestamp();
        long digest = HandWrittenTimers.Run(Visits, ManyPending);
        return Task.FromResult(new Round(Stopwatch.GetElapsedTime(start), digest));
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;

    private Task<Round> RunAsync(int pending) => _cluster!.RunAsync(environment => environment
        .SetParallelism(1)
        .FromSource(new VisitSource(Visits, TimerWork.Users), "Visits")
        .KeyBy(static visit => visit.User)
        .Process(new TimerWork(pending))
        .SinkTo(new SumSink()));

    // The first rounds warm up.
    private static double Median(List<double> values)
    {
        double[] last = [.. values.TakeLast(BenchmarkRunner.DefaultRounds).Order()];
        return last[last.Length / 2];
    }
}
