using System.Diagnostics;
using System.Globalization;
using OrleansFlow.Execution;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>Large jobs on empty input: planned, scheduled, deployed, run and finished on two silos.</summary>
internal static class DeployBenchmark
{
    private const int Parallelism = 50;

    public static async Task<IReadOnlyList<string>> RunAsync()
    {
        await using BenchmarkCluster cluster = await BenchmarkCluster.StartAsync(silos: 2, slotsPerSilo: Parallelism / 2, forceRemote: false);
        await MeasureAsync(cluster, vertices: 5, allToAll: false);
        (double line, _) = await MeasureAsync(cluster, vertices: 200, allToAll: false);
        (double mesh, long bytes) = await MeasureAsync(cluster, vertices: 20, allToAll: true);
        const int Channels = 19 * Parallelism * Parallelism;
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"deploy: 200 vertices × {Parallelism} subtasks with forward edges: {line:F1} s"),
            string.Create(CultureInfo.InvariantCulture, $"deploy: 20 vertices × {Parallelism} subtasks with all-to-all edges ({Channels} channels): {mesh:F1} s, {(double)bytes / Channels:F0} bytes of managed memory a channel at the peak"),
        ];
    }

    private static async Task<(double Seconds, long Bytes)> MeasureAsync(BenchmarkCluster cluster, int vertices, bool allToAll)
    {
        GC.Collect();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = before;
        long start = Stopwatch.GetTimestamp();
        StreamExecutionEnvironment environment = cluster.CreateEnvironment().SetParallelism(Parallelism).DisableOperatorChaining();
        DataStream<long> stream = environment.FromSource(new MarkedSequenceSource(0), "Nothing");
        for (int i = 0; i < vertices - 2; i++)
        {
            stream = (allToAll ? stream.Rebalance() : stream).Map(static value => value);
        }

        (allToAll ? stream.Rebalance() : stream).SinkTo(new DigestSink<long>(static value => value));
        await using IJobClient job = await environment.ExecuteAsync("deploy");
        Task<JobExecutionResult> result = job.GetResultAsync();
        while (await Task.WhenAny(result, Task.Delay(50)) != result)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
        }

        await result;
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, peak - before);
    }
}
