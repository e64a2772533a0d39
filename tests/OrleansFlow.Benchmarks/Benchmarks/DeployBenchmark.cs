using System.Diagnostics;
using System.Globalization;
using OrleansFlow.Execution;
using OrleansFlow.Functions;
using OrleansFlow.Sinks;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>Large jobs on empty input: planned, scheduled, deployed, run and finished on two silos.</summary>
internal static class DeployBenchmark
{
    private const int Parallelism = 50;

    public static async Task<IReadOnlyList<string>> RunAsync()
    {
        var calls = new CallCounter();
        await using BenchmarkCluster cluster = await BenchmarkCluster.StartAsync(
            silos: 2, slotsPerSilo: Parallelism / 2, forceRemote: false, silo => silo.AddIncomingGrainCallFilter(calls));
        await MeasureAsync(cluster, calls, vertices: 5, allToAll: false);
        Deployment line = await MeasureAsync(cluster, calls, vertices: 200, allToAll: false);
        Deployment mesh = await MeasureAsync(cluster, calls, vertices: 20, allToAll: true);
        const int Channels = 19 * Parallelism * Parallelism;
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"deploy: 200 vertices × {Parallelism} subtasks with forward edges: {line.Seconds:F1} s, {line.Calls} grain calls"),
            string.Create(CultureInfo.InvariantCulture, $"deploy: 20 vertices × {Parallelism} subtasks with all-to-all edges ({Channels} channels): {mesh.Seconds:F1} s, {mesh.Calls} grain calls, {(double)mesh.Bytes / Channels:F0} bytes of managed memory a channel"),
        ];
    }

    private static async Task<Deployment> MeasureAsync(BenchmarkCluster cluster, CallCounter calls, int vertices, bool allToAll)
    {
        DeployGate.Close(vertices * Parallelism);
        long bytesBefore = GC.GetTotalMemory(forceFullCollection: true);
        long callsBefore = calls.Count;
        long start = Stopwatch.GetTimestamp();
        StreamExecutionEnvironment environment = cluster.CreateEnvironment().SetParallelism(Parallelism).DisableOperatorChaining();
        DataStream<long> stream = environment.FromSource(new HeldSource(), "Nothing");
        for (int i = 0; i < vertices - 2; i++)
        {
            stream = (allToAll ? stream.Rebalance() : stream).Map(new ArrivingMap());
        }

        (allToAll ? stream.Rebalance() : stream).SinkTo(new ArrivingSink());
        await using IJobClient job = await environment.ExecuteAsync("deploy");
        Task<JobExecutionResult> result = job.GetResultAsync();
        await Task.WhenAny(DeployGate.AllArrived, result);

        // Now everything is there that the job needs, and its sources wait to be let go.
        long held = Stopwatch.GetTimestamp();
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - bytesBefore;
        TimeSpan measuring = Stopwatch.GetElapsedTime(held);
        DeployGate.Release();
        await result;
        return new Deployment((Stopwatch.GetElapsedTime(start) - measuring).TotalSeconds, bytes, calls.Count - callsBefore);
    }

    private sealed record Deployment(double Seconds, long Bytes, long Calls);

    private sealed class CallCounter : IIncomingGrainCallFilter
    {
        private long _count;

        public long Count => Interlocked.Read(ref _count);

        public Task Invoke(IIncomingGrainCallContext context)
        {
            Interlocked.Increment(ref _count);
            return context.Invoke();
        }
    }

    private sealed class ArrivingMap : RichMapFunction<long, long>
    {
        public override void Open(OpenContext context) => DeployGate.Arrive();

        public override long Map(long value) => value;
    }

    private sealed class ArrivingSink : ISink<long>
    {
        public ValueTask<ISinkWriter<long>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken)
        {
            DeployGate.Arrive();
            return new(new Writer());
        }

        private sealed class Writer : ISinkWriter<long>
        {
            public ValueTask WriteAsync(long element, long timestamp) => ValueTask.CompletedTask;

            public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken) => ValueTask.CompletedTask;

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
