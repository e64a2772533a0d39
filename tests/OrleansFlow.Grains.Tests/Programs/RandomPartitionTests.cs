using OrleansFlow.Configuration;
using OrleansFlow.Functions;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Full-window partition operations beside plain loops.</summary>
public sealed class RandomPartitionTests
{
    private const int Runs = 10;

    [Fact]
    public async Task PartitionsOfKeysGiveWhatALoopOverTheirRecordsGives()
    {
        int first = Random.Shared.Next();
        for (int seed = first; seed < first + Runs; seed++)
        {
            var random = new Random(seed);
            int keys = random.Next(1, 50);
            int parallelism = random.Next(1, 5);
            bool reuse = random.Next(2) == 0;
            Item[] items = [.. Enumerable.Range(0, random.Next(0, 400)).Select(n => new Item { Key = $"{random.Next(keys)}", Value = random.Next(100), Number = n })];
            StreamExecutionEnvironment Environment() => StreamExecutionEnvironment.CreateLocalEnvironment(
                parallelism, new JobConfiguration().Set(LocalOptions.Silos, 1 + (seed & 1)).Set("pipeline.object-reuse", reuse ? "true" : "false"));
            PartitionWindowedStream<Item> Partitions() => Environment().FromCollection(items).KeyBy(static item => item.Key).FullWindowPartition();
            string what = $"Seed {seed}: {items.Length} records, {keys} keys, parallelism {parallelism}, object reuse {reuse}.";

            List<Item> sorted = await Collect(Partitions().SortPartition(static item => item.Value));
            foreach (IGrouping<string, Item> key in items.GroupBy(static item => item.Key))
            {
                Assert.True(key.OrderBy(static item => item.Value).Select(static item => item.Number).SequenceEqual(sorted.Where(item => item.Key == key.Key).Select(static item => item.Number)), what);
            }

            List<string> mapped = await Collect(Partitions().MapPartition(static values => values.Select(static item => $"{item.Key}:{item.Number}")));
            Assert.True(items.Select(static item => $"{item.Key}:{item.Number}").Order(StringComparer.Ordinal).SequenceEqual(mapped.Order(StringComparer.Ordinal)), what);

            List<Item> reduced = await Collect(Partitions().Reduce(static (a, b) => new Item { Key = a.Key, Value = a.Value + b.Value, Number = b.Number }));
            Assert.True(
                items.GroupBy(static item => item.Key).Select(static key => (key.Key, key.Sum(static item => item.Value), key.Last().Number)).Order()
                    .SequenceEqual(reduced.Select(static item => (item.Key, item.Value, item.Number)).Order()),
                what);
        }
    }

    [Fact]
    public async Task PartitionsOfSubtasksGiveWhatALoopOverTheirRecordsGives()
    {
        int first = Random.Shared.Next();
        for (int seed = first; seed < first + Runs; seed++)
        {
            var random = new Random(seed);
            int parallelism = random.Next(1, 5);
            int[] numbers = [.. Enumerable.Range(0, random.Next(0, 400)).Select(_ => random.Next(100))];
            string what = $"Seed {seed}: {numbers.Length} records, parallelism {parallelism}.";
            PartitionWindowedStream<(int Subtask, int Number, int Position)> Partitions() => StreamExecutionEnvironment
                .CreateLocalEnvironment(parallelism, new JobConfiguration().Set(LocalOptions.Silos, 1 + (seed & 1)))
                .FromCollection(numbers.Select(static (number, position) => (0, number, position)).ToArray())
                .Rebalance().Map(new WithSubtask()).FullWindowPartition();

            // A subtask's records come in order, since they have one producer.
            List<string> mapped = await Collect(Partitions().MapPartition(static values => (string[])[string.Join(',', values.Select(static v => $"{v.Subtask}:{v.Position}"))]));
            string[][] partitions = [.. mapped.Where(static p => p.Length > 0).Select(static p => p.Split(','))];
            Assert.True(partitions.All(static p => p.Select(static v => v.Split(':')[0]).Distinct().Count() == 1), what);
            Assert.True(partitions.Select(static p => p[0].Split(':')[0]).Distinct().Count() == partitions.Length, what);
            Assert.True(partitions.All(static p => p.Select(Position).SequenceEqual(p.Select(Position).Order())), what);
            Assert.True(Enumerable.Range(0, numbers.Length).SequenceEqual(partitions.SelectMany(static p => p).Select(Position).Order()), what);

            // Which records a subtask has is known of a reduce only by itself: the sums of all are that of the numbers.
            List<(int Subtask, int Number, int Position)> reduced = await Collect(Partitions().Reduce(static (a, b) => (a.Subtask, a.Number + b.Number, b.Position)));
            Assert.True(reduced.Sum(static r => r.Number) == numbers.Sum() && reduced.Select(static r => r.Subtask).Distinct().Count() == Math.Min(parallelism, numbers.Length), what);

            List<(int Subtask, int Number, int Position)> sorted = await Collect(Partitions().SortPartition(static v => v.Number));
            Assert.True(Enumerable.Range(0, numbers.Length).SequenceEqual(sorted.Select(static v => v.Position).Order()), what);
            foreach (IGrouping<int, (int Subtask, int Number, int Position)> subtask in sorted.GroupBy(static v => v.Subtask))
            {
                Assert.True(subtask.OrderBy(static v => v.Number).ThenBy(static v => v.Position).SequenceEqual(subtask), what);
            }
        }

        static int Position(string text) => int.Parse(text.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<List<T>> Collect<T>(DataStream<T> stream)
    {
        var results = new List<T>();
        await foreach (T result in stream.ExecuteAndCollectAsync())
        {
            results.Add(result);
        }

        return results;
    }

    private sealed class WithSubtask : RichMapFunction<(int Subtask, int Number, int Position), (int Subtask, int Number, int Position)>
    {
        public override (int Subtask, int Number, int Position) Map((int Subtask, int Number, int Position) value) => value with { Subtask = RuntimeContext.Task.Subtask };
    }

    public sealed class Item
    {
        public required string Key { get; set; }

        public int Value { get; set; }

        public int Number { get; set; }
    }
}
