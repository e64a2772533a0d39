using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Functions;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.Programs;

public sealed class FullWindowPartitionTests
{
    private readonly StreamExecutionEnvironment _environment = StreamExecutionEnvironment.CreateLocalEnvironment(2, new JobConfiguration().Set(LocalOptions.Silos, 2));

    [Fact]
    public async Task AMapOfAPartitionSeesAllRecordsOfItsSubtaskAtOnce()
    {
        List<(int Count, long Sum)> results = await Collect(Numbers(1000).FullWindowPartition()
            .MapPartition(static (IEnumerable<long> values, ICollector<(int, long)> output) => output.Collect((values.Count(), values.Sum()))));

        Assert.Equal(2, results.Count);
        Assert.All(results, static part => Assert.Equal(500, part.Count));
        Assert.Equal(500_500, results.Sum(static part => part.Sum));
    }

    [Fact]
    public async Task AMapOfAPartitionMayReturnALongSequence()
    {
        List<long> results = await Collect(Numbers(10).FullWindowPartition()
            .MapPartition(static values => Enumerable.Repeat(values.ToArray(), 20_000).SelectMany(static all => all)));

        Assert.Equal(200_000, results.Count);
        Assert.Equal(55L * 20_000, results.Sum());
    }

    [Fact]
    public async Task APartitionIsSortedAndWhatIsEqualStaysAsItCame()
    {
        List<(long, long)> results = await Collect(_environment.FromSequence(1, 1000).SetParallelism(1).Map(static n => (n % 7, n)).SetParallelism(1)
            .FullWindowPartition().SortPartition(static pair => pair.Item1, SortOrder.Descending));

        Assert.Equal(Enumerable.Range(1, 1000).Select(static n => ((long)n % 7, (long)n)).OrderByDescending(static pair => pair.Item1), results);
    }

    [Fact]
    public async Task TextIsSortedByItsCodeUnitsAlsoWithinTuplesAndByName()
    {
        string[] words = ["b", "B", "a", "A", "ä", "z"];
        PartitionWindowedStream<(string Word, int Length)> Partition() => _environment.FromCollection(words).SetParallelism(1).Map(static word => (word, word.Length)).SetParallelism(1).FullWindowPartition();
        string[] expected = ["A", "B", "a", "b", "z", "ä"];

        Assert.Equal(expected, (await Collect(Partition().SortPartition(static pair => (pair.Length, pair.Word)))).Select(static pair => pair.Word));
        Assert.Equal(expected, (await Collect(Partition().SortPartition(0))).Select(static pair => pair.Word));
        Assert.Equal(expected.Reverse(), (await Collect(Partition().SortPartition("Item1", SortOrder.Descending))).Select(static pair => pair.Word));
    }

    [Fact]
    public void WhatCannotBeComparedCannotSort()
    {
        JobSubmissionException error = Assert.Throws<JobSubmissionException>(() => _environment.FromElements(1).FullWindowPartition().SortPartition(static n => new[] { n }));

        Assert.Contains("SortPartition needs something that can be compared", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAggregateGivesOneResultForEachSubtaskAlsoForOneWithoutRecords()
    {
        List<string> results = await Collect(_environment.FromElements(1, 2, 3).SetParallelism(1).Global().Map(static n => n).FullWindowPartition().Aggregate(new CountAndSum()));

        Assert.Equal(["0:0", "3:6"], results.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AReduceGivesOneResultForEachSubtaskThatHasRecords()
    {
        List<int> results = await Collect(_environment.FromElements(1, 2, 3).SetParallelism(1).Global().Map(static n => n).FullWindowPartition().Reduce(static (a, b) => a + b));

        Assert.Equal([6], results);
    }

    [Fact]
    public async Task OfAKeyedStreamEachKeyIsAPartition()
    {
        PartitionWindowedStream<long> Keys() => Numbers(1000).KeyBy(static n => $"{n % 3}").FullWindowPartition();

        Assert.Equal([166_500L, 166_833, 167_167], (await Collect(Keys().Reduce(static (a, b) => a + b))).Order());
        Assert.Equal(["333:166500", "333:166833", "334:167167"], (await Collect(Keys().Aggregate(new CountAndSumOfLongs()))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheRecordsOfEachKeyAreSortedTogether()
    {
        List<(long Key, long Value)> results = await Collect(Numbers(500).Map(static n => (Key: n % 5, Value: (n * 7919) % 501)).KeyBy(static pair => pair.Key)
            .FullWindowPartition().SortPartition(static pair => pair.Value));

        Assert.Equal(500, results.Count);
        foreach (IGrouping<long, (long Key, long Value)> group in results.GroupBy(static pair => pair.Key))
        {
            Assert.Equal(100, group.Count());
            Assert.Equal(group.OrderBy(static pair => pair.Value), group);
        }
    }

    [Fact]
    public async Task ARichMapOfAKeysPartitionIsOpenedAndNamesItsErrors()
    {
        List<string> results = await Collect(Numbers(6).KeyBy(static n => n % 2).FullWindowPartition().MapPartition(new Describing()));
        Assert.Equal(["opened: 1 3 5", "opened: 2 4 6"], results.Order(StringComparer.Ordinal));

        JobExecutionException error = await Assert.ThrowsAsync<JobExecutionException>(() => Collect(Numbers(6).FullWindowPartition()
            .MapPartition(static (IEnumerable<long> _, ICollector<long> _) => throw new InvalidOperationException("not today")).Name("describe")));
        Assert.Contains("describe", error.Message, StringComparison.Ordinal);
        Assert.Contains("not today", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithinAnIterationEachRoundIsAPartition()
    {
        List<long> results = await Collect(_environment.FromSequence(1, 10).IterateBounded(
            static scope =>
            {
                var sums = scope.Variable.Global().Map(static n => n).SetParallelism(1).FullWindowPartition().Reduce(static (a, b) => a + b);
                return new IterationBody<long, long>(sums.Rebalance().Map(static n => n + 1), sums);
            },
            maxRounds: 4));

        Assert.Equal([55, 56, 57, 58], results.Order());
    }

    private DataStream<long> Numbers(int count) => _environment.FromSequence(1, count).SetParallelism(1).Rebalance().Map(static n => n);

    private static async Task<List<T>> Collect<T>(DataStream<T> stream)
    {
        var results = new List<T>();
        await foreach (T result in stream.ExecuteAndCollectAsync())
        {
            results.Add(result);
        }

        return results;
    }

    private sealed class CountAndSum : IAggregateFunction<int, (int Count, int Sum), string>
    {
        public (int Count, int Sum) CreateAccumulator() => (0, 0);

        public (int Count, int Sum) Add(int value, (int Count, int Sum) accumulator) => (accumulator.Count + 1, accumulator.Sum + value);

        public string GetResult((int Count, int Sum) accumulator) => $"{accumulator.Count}:{accumulator.Sum}";

        public (int Count, int Sum) Merge((int Count, int Sum) left, (int Count, int Sum) right) => throw new InvalidOperationException("nothing merges here");
    }

    private sealed class CountAndSumOfLongs : IAggregateFunction<long, (int Count, long Sum), string>
    {
        public (int Count, long Sum) CreateAccumulator() => (0, 0);

        public (int Count, long Sum) Add(long value, (int Count, long Sum) accumulator) => (accumulator.Count + 1, accumulator.Sum + value);

        public string GetResult((int Count, long Sum) accumulator) => $"{accumulator.Count}:{accumulator.Sum}";

        public (int Count, long Sum) Merge((int Count, long Sum) left, (int Count, long Sum) right) => throw new InvalidOperationException("nothing merges here");
    }

    private sealed class Describing : RichMapPartitionFunction<long, string>
    {
        private string _state = "closed";

        public override void Open(OpenContext context) => _state = "opened";

        public override void MapPartition(IEnumerable<long> values, ICollector<string> output) => output.Collect($"{_state}: {string.Join(' ', values)}");
    }
}
