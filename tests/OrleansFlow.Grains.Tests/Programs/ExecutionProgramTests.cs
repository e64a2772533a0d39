using System.Threading.Channels;
using OrleansFlow.Accumulators;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Functions;
using OrleansFlow.Sinks;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Handles on jobs, accumulators, slots.</summary>
public sealed class ExecutionProgramTests
{
    private readonly StreamExecutionEnvironment _environment = TwoSilos.Create(4, 2);

    [Fact]
    public async Task AJobIsRunningUntilItsSourceEndsAndThenHasItsResult()
    {
        Channel<int> channel = Channel.CreateUnbounded<int>();
        var seen = new TaskCompletionSource();
        Seen = seen;
        _environment.SetBufferTimeout(0);
        _environment.FromChannel(channel.Reader).Rebalance().Map(new Count()).SinkTo(new DelegateSink<int>(static _ => Seen!.TrySetResult()));

        await using IJobClient client = await _environment.ExecuteAsync("counting");
        channel.Writer.TryWrite(5);
        await seen.Task;

        Assert.NotEqual(default, client.JobId);
        Assert.Equal(JobStatus.Running, await client.GetStatusAsync());
        Assert.Equal(1L, (await client.GetAccumulatorsAsync())["records"]);
        channel.Writer.TryWrite(7);
        channel.Writer.Complete();
        JobExecutionResult result = await client.GetResultAsync();

        Assert.Equal(JobStatus.Finished, await client.GetStatusAsync());
        Assert.Equal(client.JobId, result.JobId);
        Assert.True(result.NetRuntime > TimeSpan.Zero);
        Assert.Equal(2L, result.GetAccumulatorResult<long>("records"));
        Assert.Equal(12.0, result.GetAccumulatorResult<double>("sum"));
        Assert.Equal(6.0, result.GetAccumulatorResult<double>("mean"));
        Assert.Equal(5, result.GetAccumulatorResult<int?>("least"));
        Assert.Equal(7, result.GetAccumulatorResult<int?>("greatest"));
        Assert.Equal([5, 7], result.GetAccumulatorResult<List<int>>("all")!.Order());
        Assert.Equal([new(5, 1), new(7, 1)], result.GetAccumulatorResult<SortedDictionary<int, long>>("histogram")!);
        Assert.Equal(4, result.GetAccumulatorResult<int>("subtasks"));
        Assert.Equal(result.Accumulators, await client.GetAccumulatorsAsync());
        Assert.Null(result.GetAccumulatorResult<object>("unknown"));
    }

    [Fact]
    public async Task ACancelledJobHasNoResult()
    {
        _environment.FromChannel(Channel.CreateUnbounded<int>().Reader).Map(static n => n).SinkTo(new DiscardingSink<int>());
        await using IJobClient client = await _environment.ExecuteAsync();

        await client.CancelAsync();
        var error = await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync());

        Assert.Equal((client.JobId, JobStatus.Canceled), (error.JobId, error.Status));
        Assert.Equal(JobStatus.Canceled, await client.GetStatusAsync());
    }

    [Fact]
    public async Task ASlotSharingGroupOfItsOwnNeedsSlotsOfItsOwn()
    {
        Assert.Equal(100, (await Program("default").ExecuteAndCollectAsync(int.MaxValue)).Count);

        var error = await Assert.ThrowsAsync<JobExecutionException>(() => Program("heavy").ExecuteAndCollectAsync(int.MaxValue));

        Assert.Contains("NoResourceAvailable", error.ToString(), StringComparison.Ordinal);

        static DataStream<long> Program(string group) => TwoSilos.Create(4, 2, new JobConfiguration().Set("slot.request.timeout", "1 s"))
            .FromSequence(1, 100)
            .Map(static n => n).SlotSharingGroup(group);
    }

    [Fact]
    public async Task UnchainedOperatorsGiveTheSameResults()
    {
        List<long> chained = await Program(_environment).ExecuteAndCollectAsync(int.MaxValue);
        List<long> unchained = await Program(TwoSilos.Create(4, 2).DisableOperatorChaining()).ExecuteAndCollectAsync(int.MaxValue);
        List<long> reused = await Program(TwoSilos.Create(4, 2).EnableObjectReuse()).ExecuteAndCollectAsync(int.MaxValue);

        Assert.Equal(chained.Order(), unchained.Order());
        Assert.Equal(chained.Order(), reused.Order());

        static DataStream<long> Program(StreamExecutionEnvironment environment) => environment.FromSequence(1, 1000)
            .Map(static n => n * 3)
            .Filter(static n => n % 2 == 0).StartNewChain()
            .FlatMap(static n => new[] { n, n + 1 }).DisableChaining()
            .Map(static n => n + 1);
    }

    private static TaskCompletionSource? Seen { get; set; }

    private sealed class Count : RichMapFunction<int, int>
    {
        private LongCounter? _records;
        private DoubleCounter? _sum;
        private Histogram? _histogram;
        private readonly AverageAccumulator _mean = new();
        private readonly Minimum<int> _least = new();
        private readonly Maximum<int> _greatest = new();
        private readonly ListAccumulator<int> _all = new();

        public override void Open(OpenContext context)
        {
            _records = RuntimeContext.GetLongCounter("records");
            _sum = RuntimeContext.GetDoubleCounter("sum");
            _histogram = RuntimeContext.GetHistogram("histogram");
            RuntimeContext.GetIntCounter("subtasks").Add(1);
            RuntimeContext.AddAccumulator("mean", _mean);
            RuntimeContext.AddAccumulator("least", _least);
            RuntimeContext.AddAccumulator("greatest", _greatest);
            RuntimeContext.AddAccumulator("all", _all);
            Assert.Same(_mean, RuntimeContext.GetAccumulator<double, double>("mean"));
        }

        public override int Map(int value)
        {
            _records!.Add(1);
            _sum!.Add(value);
            _histogram!.Add(value);
            _mean.Add(value);
            _least.Add(value);
            _greatest.Add(value);
            _all.Add(value);
            return value;
        }
    }
}
