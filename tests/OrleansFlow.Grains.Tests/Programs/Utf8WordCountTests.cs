using OrleansFlow.Configuration;
using OrleansFlow.Functions;
using OrleansFlow.Hosting;
using OrleansFlow.Types;

namespace OrleansFlow.Grains.Tests.Programs;

public sealed class Utf8WordCountTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("oflow-test-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task WordsAreCountedWithoutStringsOverTwoSilos()
    {
        string[] vocabulary = ["ä", "word", "or", "two", "数", "😀", "x"];
        var random = new Random(5);
        string[] lines = [.. Enumerable.Range(0, 3000).Select(_ => string.Join(' ', random.GetItems(vocabulary, random.Next(12))))];
        await File.WriteAllLinesAsync(Path.Combine(_directory.FullName, "text.txt"), lines);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(
            2, new JobConfiguration().Set(LocalOptions.Silos, 2).Set(LocalOptions.TaskSlots, 1));

        var counts = new Dictionary<string, long>();
        await foreach ((Utf8Text word, long count) in environment.ReadUtf8File(_directory.FullName)
            .FlatMap<(Utf8Text, long)>(Split)
            .KeyBy(static pair => pair.Item1)
            .Sum(static pair => pair.Item2)
            .ExecuteAndCollectAsync())
        {
            counts[word.ToString()] = count;
        }

        Assert.Equal(
            lines.SelectMany(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).CountBy(static word => word).Select(static pair => (pair.Key, (long)pair.Value)).Order(),
            counts.Select(static pair => (pair.Key, pair.Value)).Order());
    }

    private static void Split(Utf8Text line, ICollector<(Utf8Text, long)> output)
    {
        for (int start = 0; start < line.Length;)
        {
            int length = line.Span[start..].IndexOf((byte)' ');
            length = length < 0 ? line.Length - start : length;
            if (length > 0)
            {
                output.Collect((line.Slice(start, length), 1));
            }

            start += length + 1;
        }
    }
}
