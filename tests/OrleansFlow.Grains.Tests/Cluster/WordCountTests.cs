using OrleansFlow.Configuration;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.Cluster;

public sealed class WordCountTests
{
    private static readonly string[] Lines = Enumerable.Range(0, 2000).Select(static i => $"to be or not to be {i % 7}").ToArray();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 4)]
    public async Task WordsAreCountedOnAClusterInsideTheProcess(int silos, int parallelism)
    {
        var environment = StreamExecutionEnvironment.CreateLocalEnvironment(parallelism, new JobConfiguration().Set(LocalOptions.Silos, silos));
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);

        await foreach ((string word, long count) in environment.FromCollection(Lines)
            .FlatMap(static (string line, Functions.ICollector<(string, long)> output) =>
            {
                foreach (string word in line.Split(' '))
                {
                    output.Collect((word, 1L));
                }
            })
            .KeyBy(static pair => pair.Item1)
            .Reduce(static (a, b) => (a.Item1, a.Item2 + b.Item2))
            .ExecuteAndCollectAsync())
        {
            counts[word] = Math.Max(count, counts.GetValueOrDefault(word));
        }

        Assert.Equal(4000, counts["to"]);
        Assert.Equal(4000, counts["be"]);
        Assert.Equal(2000, counts["or"]);
        Assert.Equal(286, counts["0"]);
        Assert.Equal(11, counts.Count);
    }
}
