using OrleansFlow.Functions;
using OrleansFlow.Types;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>What each transformation promises, over two silos.</summary>
public sealed class TransformationTests
{
    private const int Parallelism = 4;

    private readonly StreamExecutionEnvironment _environment = TwoSilos.Create(Parallelism, 2);

    [Fact]
    public async Task AMapAFilterAndAFlatMapKeepTheOrderOfRecordsAndResults()
    {
        List<long> results = await _environment.FromCollection(Enumerable.Range(0, 1000))
            .Map(static n => (long)n * 10).SetParallelism(1)
            .Filter(static n => n % 20 == 0).SetParallelism(1)
            .FlatMap(static n => Enumerable.Range(0, (int)(n % 3)).Select(i => n + i)).SetParallelism(1)
            .ExecuteAndCollectAsync(int.MaxValue);

        Assert.Equal(
            Enumerable.Range(0, 1000).Select(static n => n * 10L).Where(static n => n % 20 == 0).SelectMany(static n => Enumerable.Range(0, (int)(n % 3)).Select(i => n + i)),
            results);
    }

    [Fact]
    public async Task AllRecordsOfAKeyReachTheSubtaskOfItsKeyGroup()
    {
        List<(string Key, int Subtask)> results = await _environment.FromSequence(0, 4999)
            .KeyBy(static n => $"key {n % 97}")
            .Process(new SubtaskOf<long, string>(static n => $"key {n % 97}"))
            .ExecuteAndCollectAsync(int.MaxValue);

        Assert.Equal(5000, results.Count);
        Assert.All(results.Distinct(), static pair => Assert.Equal(
            KeyGroups.SubtaskOfKey(TypeSerializers.For<string>().HashKey(pair.Key), KeyGroups.DefaultMaxParallelism(Parallelism), Parallelism), pair.Subtask));
        Assert.Equal(97, results.Distinct().Count());
        Assert.Equal(Parallelism, results.Select(static pair => pair.Subtask).Distinct().Count());
    }

    [Fact]
    public async Task AReduceEmitsTheNewValueForEachRecord()
    {
        List<(int Key, long Sum)> results = await _environment.FromSequence(1, 1000)
            .Map(static n => ((int)(n % 7), n))
            .KeyBy(static pair => pair.Item1)
            .Reduce(static (sum, next) => (sum.Item1, sum.n + next.n))
            .ExecuteAndCollectAsync(int.MaxValue);

        Assert.Equal(1000, results.Count);
        foreach (IGrouping<int, (int Key, long Sum)> key in results.GroupBy(static pair => pair.Key))
        {
            // Sums of positive numbers grow; the last one is that of all.
            long[] sums = [.. key.Select(static pair => pair.Sum)];
            Assert.Equal(sums.Order(), sums);
            Assert.Equal(Enumerable.Range(1, 1000).Where(n => n % 7 == key.Key).Sum(static n => (long)n), sums[^1]);
        }
    }

    [Fact]
    public async Task MinChangesTheMemberAndMinByKeepsTheRecord()
    {
        (string Key, int Value, string Text)[] records = [("k", 5, "first"), ("k", 3, "second"), ("k", 3, "third"), ("k", 4, "fourth"), ("k", 1, "fifth")];

        List<(string, int, string)> min = await Run(static stream => stream.Min(static r => r.Value));
        List<(string, int, string)> minBy = await Run(static stream => stream.MinBy(static r => r.Value));
        List<(string, int, string)> lastMinBy = await Run(static stream => stream.MinBy(static r => r.Value, first: false));
        List<(string, int, string)> max = await Run(static stream => stream.MaxBy(1));

        Assert.Equal([("k", 5, "first"), ("k", 3, "first"), ("k", 3, "first"), ("k", 3, "first"), ("k", 1, "first")], min);
        Assert.Equal([("k", 5, "first"), ("k", 3, "second"), ("k", 3, "second"), ("k", 3, "second"), ("k", 1, "fifth")], minBy);
        Assert.Equal([("k", 5, "first"), ("k", 3, "second"), ("k", 3, "third"), ("k", 3, "third"), ("k", 1, "fifth")], lastMinBy);
        Assert.All(max, static record => Assert.Equal(("k", 5, "first"), record));

        Task<List<(string, int, string)>> Run(Func<KeyedStream<(string Key, int Value, string Text), string>, DataStream<(string, int, string)>> aggregate) =>
            aggregate(TwoSilos.Create(Parallelism, 2).FromCollection(records).KeyBy(static r => r.Key)).ExecuteAndCollectAsync(int.MaxValue);
    }

    [Fact]
    public async Task AUnionHasAllRecordsOfItsStreamsAndThoseOfOneThatIsThereTwiceTwice()
    {
        DataStream<long> low = _environment.FromSequence(0, 499);
        DataStream<long> high = _environment.FromSequence(500, 999);

        List<long> results = await low.Union(high, low.Map(static n => n)).Rebalance().Map(static n => n).ExecuteAndCollectAsync(int.MaxValue);

        Assert.Equal(Enumerable.Range(0, 1000).SelectMany(static n => Enumerable.Repeat((long)n, n < 500 ? 2 : 1)), results.Order());
    }

    [Fact]
    public async Task SideOutputsAreStreamsOfTheirOwnTypeThatGoTheirOwnWay()
    {
        SingleOutputStreamOperator<long> split = _environment.FromSequence(0, 999).Process(new Split());
        DataStream<string> odd = split.GetSideOutput(Split.Odd).KeyBy(static text => text).Map(static text => "odd " + text);
        DataStream<string> tens = split.GetSideOutput(Split.Tens).Rebalance().Map(static n => $"ten {n}");

        List<string> results = await split.Map(static n => $"main {n}").Union(odd, tens).ExecuteAndCollectAsync(int.MaxValue);

        Assert.Equal(
            Enumerable.Range(0, 1000).SelectMany(static n => n % 10 == 0 ? [$"ten {n}", $"main {n}"] : n % 2 == 1 ? (string[])[$"odd {n}"] : [$"main {n}"]).Order(StringComparer.Ordinal),
            results.Order(StringComparer.Ordinal));
    }

    private sealed class SubtaskOf<T, TKey>(Func<T, TKey> key) : ProcessFunction<T, (TKey, int)>
    {
        public override void ProcessElement(T value, IProcessContext context, ICollector<(TKey, int)> output) =>
            output.Collect((key(value), RuntimeContext.Task.Subtask));
    }

    private sealed class Split : ProcessFunction<long, long>
    {
        public static readonly OutputTag<string> Odd = new("odd");
        public static readonly OutputTag<long> Tens = new("tens");

        public override void ProcessElement(long value, IProcessContext context, ICollector<long> output)
        {
            if (value % 2 == 1)
            {
                context.Output(Odd, $"{value}");
                return;
            }

            if (value % 10 == 0)
            {
                context.Output(Tens, value);
            }

            output.Collect(value);
        }
    }
}
