using OrleansFlow.Runtime;
using OrleansFlow.Sources;
using OrleansFlow.Types;

namespace OrleansFlow.DataStream.Tests.Sources;

public sealed class Utf8FileSourceTests
{
    [Fact]
    public async Task AnyTextInAnySplitsAndBuffersGivesTheBytesOfItsLines()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            MemoryFiles files = new(seed);
            List<Utf8Text> expected = [];
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                byte[] text = TextSamples.Text(random);
                expected.AddRange(TextSamples.Lines(text).Select(static line => new Utf8Text(line)));
                bool gzip = random.Next(3) == 0;
                files.Files[$"in/f{i}{(gzip ? ".gz" : ".txt")}"] = gzip ? TextSamples.Gzip(text, random) : text;
            }

            SourceDriver<Utf8Text, TextFileSplit, List<TextFileSplit>> driver = new(
                new Utf8FileSource(["in"], TextSamples.Options(random)), random.Next(1, 4), new RuntimeServices { Files = files });
            List<Utf8Text> found = await driver.RunAsync(random.Next(1, 20));

            Assert.True(expected.Order().SequenceEqual(found.Order()), $"seed {seed}");
        }
    }

    [Fact]
    public async Task LinesStayAsTheyWereWhileManyBlocksAreFilled()
    {
        byte[][] lines = [.. Enumerable.Range(0, 5000).Select(static i => Enumerable.Repeat((byte)('a' + (i % 26)), i % 997 == 0 ? 20_000 : i % 300).ToArray())];
        MemoryFiles files = new(1);
        files.Files["in/f.txt"] = [.. lines.SelectMany(static line => line.Append((byte)'\n'))];

        List<Utf8Text> found = await new SourceDriver<Utf8Text, TextFileSplit, List<TextFileSplit>>(new Utf8FileSource("in"), 1, new RuntimeServices { Files = files }).RunAsync();

        Assert.Equal(lines.Select(static line => new Utf8Text(line)), found);
    }
}
