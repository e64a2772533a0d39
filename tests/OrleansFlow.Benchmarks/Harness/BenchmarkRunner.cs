using System.Diagnostics;

namespace OrleansFlow.Benchmarks.Harness;

/// <summary>Warms both sides up, then lets them alternate, and compares their results before it believes the figures.</summary>
internal static class BenchmarkRunner
{
    public const int DefaultRounds = 5;

    private const int WarmUpRounds = 2;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    public static async Task<BenchmarkReport> RunAsync(IBenchmark benchmark, int rounds)
    {
        await benchmark.PrepareAsync();
        var ours = new List<double>();
        var hand = new List<double>();

        // Tiered compilation replaces hot methods in the background, later on a machine that is busy.
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUpRounds || Stopwatch.GetElapsedTime(begin) < s_warmUp; i++)
        {
            await MeasureBothAsync(benchmark);
        }

        for (int i = 0; i < rounds; i++)
        {
            (TimeSpan a, TimeSpan b) = await MeasureBothAsync(benchmark);
            ours.Add(benchmark.Units / a.TotalSeconds);
            hand.Add(benchmark.Units / b.TotalSeconds);
        }

        return new BenchmarkReport(benchmark.Name, benchmark.Unit, benchmark.Units, Median(ours), Median(hand), rounds, [.. benchmark.Remarks]);
    }

    private static async Task<(TimeSpan Ours, TimeSpan HandWritten)> MeasureBothAsync(IBenchmark benchmark)
    {
        Round a = await MeasureAsync(benchmark.OursAsync);
        Round b = await MeasureAsync(benchmark.HandWrittenAsync);
        return a.Digest == b.Digest
            ? (a.Elapsed, b.Elapsed)
            : throw new InvalidOperationException($"{benchmark.Name}: the results differ: digest {a.Digest} of ours, {b.Digest} of the hand-written one.");
    }

    private static Task<Round> MeasureAsync(Func<Task<Round>> side)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return side();
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values.Count % 2 == 1 ? values[values.Count / 2] : (values[(values.Count / 2) - 1] + values[values.Count / 2]) / 2;
    }
}
