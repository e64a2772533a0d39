using OrleansFlow.Runtime;
using OrleansFlow.Sources;

namespace OrleansFlow.DataStream.Tests.Sources;

public class GeneratedSourceTests
{
    [Theory]
    [InlineData(1, 10, 3)]
    [InlineData(1, 2, 5)]
    [InlineData(5, 4, 2)]
    [InlineData(-7, 1000, 4)]
    [InlineData(long.MaxValue - 10, long.MaxValue, 3)]
    [InlineData(long.MinValue, long.MinValue + 5, 1)]
    public async Task ASequenceGivesEachNumberOnce(long from, long to, int parallelism)
    {
        List<long> numbers = await new SourceDriver<long, NumberSequenceSplit, List<NumberSequenceSplit>>(new NumberSequenceSource(from, to), parallelism).RunAsync(7);
        List<long> expected = [];
        for (Int128 n = from; n <= to; n++)
        {
            expected.Add((long)n);
        }

        Assert.Equal(expected, numbers.Order());
    }

    [Fact]
    public async Task ACollectionKeepsItsOrderInOneSubtask()
    {
        string[] elements = [.. Enumerable.Range(0, 100).Select(i => $"e{i}")];
        Assert.Equal(elements, await new SourceDriver<string, CollectionSplit, List<CollectionSplit>>(new CollectionSource<string>(elements), 1).RunAsync(7));
        Assert.Equal(elements.Order(StringComparer.Ordinal), (await new SourceDriver<string, CollectionSplit, List<CollectionSplit>>(new CollectionSource<string>(elements), 3).RunAsync(7)).Order(StringComparer.Ordinal));
        Assert.Empty(await new SourceDriver<string, CollectionSplit, List<CollectionSplit>>(new CollectionSource<string>([]), 2).RunAsync());
    }

    [Fact]
    public async Task AGeneratorMakesARecordOfEachNumberAndEndsAtItsCount()
    {
        DataGeneratorSource<string> source = new(n => $"r{n}", 25);
        Assert.Equal(Boundedness.Bounded, source.Boundedness);
        List<string> records = await new SourceDriver<string, NumberSequenceSplit, List<NumberSequenceSplit>>(source, 1).RunAsync(4);
        Assert.Equal(Enumerable.Range(0, 25).Select(n => $"r{n}"), records);
        Assert.Empty(await new SourceDriver<string, NumberSequenceSplit, List<NumberSequenceSplit>>(new DataGeneratorSource<string>(n => "", 0), 2).RunAsync());
        Assert.Equal(Boundedness.ContinuousUnbounded, new DataGeneratorSource<string>(n => "").Boundedness);
    }

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1000, 4)]
    [InlineData(3, 1)]
    [InlineData(250_000, 2)]
    public async Task ALimitedGeneratorKeepsItsRateOnTheClockOfTheSilo(double rate, int parallelism)
    {
        ManualTime time = new();
        DataGeneratorSource<long> source = new(n => n, recordsPerSecond: rate);
        SourceDriver<long, NumberSequenceSplit, List<NumberSequenceSplit>> driver = new(source, parallelism, new RuntimeServices { Time = time });
        await driver.StartAsync();
        for (int subtask = 0; subtask < parallelism; subtask++)
        {
            await driver.Enumerator!.HandleSplitRequestAsync(subtask);
        }

        for (TimeSpan now = default; now < TimeSpan.FromSeconds(10);)
        {
            foreach (DrivenReader<long, NumberSequenceSplit> reader in driver.Readers.Values)
            {
                while (reader.Reader.PollNext(reader, 1000) == InputStatus.MoreAvailable)
                {
                }

                ValueTask wait = reader.Reader.WaitForDataAsync();
                Assert.False(wait.IsCompleted);
            }

            TimeSpan next = time.Next!.Value;
            Assert.InRange(next, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10));
            time.Advance(next);
            now += next;
        }

        Assert.InRange(driver.Readers.Values.Sum(r => r.Records.Count), (rate * 10 * 0.98) - 1, (rate * 10 * 1.02) + parallelism);
    }

    [Fact]
    public async Task APauseIsNotFollowedByAFlood()
    {
        ManualTime time = new();
        DrivenReader<long, NumberSequenceSplit> reader = new(0, 1, new RuntimeServices { Time = time });
        ISourceReader<long, NumberSequenceSplit> source = new DataGeneratorSource<long>(n => n, recordsPerSecond: 1000).CreateReader(reader);
        source.AddSplits([new NumberSequenceSplit(0, long.MaxValue - 1)]);
        time.Advance(TimeSpan.FromHours(1));
        source.PollNext(reader, 1_000_000);
        Assert.Equal(100, reader.Records.Count);
        Assert.Equal(new NumberSequenceSplit(100, long.MaxValue - 1), source.SnapshotState(1).Single());
        await source.DisposeAsync();
    }

    [Fact]
    public void ARateOfNothingIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DataGeneratorSource<long>(n => n, recordsPerSecond: 0));
}
