using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>States so large that their entries are looked up ahead of the records.</summary>
public sealed class LargeStateTests
{
    private const int Keys = 150_000;
    private const int Records = 3 * Keys;

    private readonly StreamExecutionEnvironment _environment = StreamExecutionEnvironment.CreateLocalEnvironment(2);

    [Fact]
    public async Task AProcessFunctionCountsEachOfManyKeys() =>
        await AssertCounted(_environment.FromSequence(0, Records - 1).KeyBy(static n => n % Keys).Process(new CountInProcess()));

    [Fact]
    public async Task ARichMapCountsEachOfManyKeys() =>
        await AssertCounted(_environment.FromSequence(0, Records - 1).KeyBy(static n => $"key {n % Keys}").Map(new CountInMap()));

    // Of each key the counts 1, 2 and 3 come out.
    private static async Task AssertCounted(DataStream<long> counts)
    {
        long[] seen = new long[4];
        await foreach (long count in counts.ExecuteAndCollectAsync())
        {
            seen[count]++;
        }

        Assert.Equal([0, Keys, Keys, Keys], seen);
    }

    private sealed class CountInProcess : KeyedProcessFunction<long, long, long>
    {
        private IValueState<long> _count = null!;

        public override void Open(OpenContext context) => _count = RuntimeContext.GetState(new ValueStateDescriptor<long>("count"));

        public override void ProcessElement(long value, IKeyedProcessContext<long> context, ICollector<long> output) => output.Collect(++_count.Value);
    }

    private sealed class CountInMap : RichMapFunction<long, long>
    {
        private IValueState<long> _count = null!;

        public override void Open(OpenContext context) => _count = RuntimeContext.GetState(new ValueStateDescriptor<long>("count"));

        public override long Map(long value) => ++_count.Value;
    }
}
