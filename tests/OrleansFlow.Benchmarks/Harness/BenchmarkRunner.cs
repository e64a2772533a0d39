namespace OrleansFlow.Benchmarks.Harness;

/// <summary>Warms both sides up, then lets them alternate, and compares their results before it believes the figures.</summary>
internal static class BenchmarkRunner
{
    public const int DefaultRounds = 5;

    public static async Task<BenchmarkReport> RunAsync(IBenchmark benchmark, int rounds)
    {
        await benchmark.PrepareAsync();
        var ours = new List<double>();
        var hand = new List<double>();

        // Two rounds to warm up: tiered compilation replaces the hot loops during the first.
        for (int i = -2; i < rounds; i++)
        {
            Round a = await MeasureAsync(benchmark.OursAsync);
            Round b = await MeasureAsync(benchmark.HandWrittenAsync);
            if (a.Digest != b.Digest)
            {
                throw new InvalidOperationException($"{benchmark.Name}: the results differ: digest {a.Digest} of ours, {b.Digest} of the hand-written one.");
            }

            if (i >= 0)
            {
                ours.Add(benchmark.Units / a.Elapsed.TotalSeconds);
                hand.Add(benchmark.Units / b.Elapsed.TotalSeconds);
            }
        }

        return new BenchmarkReport(benchmark.Name, benchmark.Unit, benchmark.Units, Median(ours), Median(hand), rounds, [.. benchmark.Remarks]);
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
