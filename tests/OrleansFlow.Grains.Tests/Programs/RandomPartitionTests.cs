using OrleansFlow.Configuration;
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

    private static async Task<List<T>> Collect<T>(DataStream<T> stream)
    {
        var results = new List<T>();
        await foreach (T result in stream.ExecuteAndCollectAsync())
        {
            results.Add(result);
        }

        return results;
    }

    public sealed class Item
    {
        public required string Key { get; set; }

        public int Value { get; set; }

        public int Number { get; set; }
    }
}
