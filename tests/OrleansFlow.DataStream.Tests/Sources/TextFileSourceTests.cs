using System.Text;
using OrleansFlow.Runtime;
using OrleansFlow.Sources;

namespace OrleansFlow.DataStream.Tests.Sources;

public sealed class TextFileSourceTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("oflow-text");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task AnyTextInAnySplitsAndBuffersGivesTheLinesOfAPlainReader()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            MemoryFiles files = new(seed);
            List<string> expected = [];
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                byte[] text = TextSamples.Text(random);
                expected.AddRange(TextSamples.Lines(text).ConvertAll(Encoding.UTF8.GetString));
                bool gzip = random.Next(3) == 0;
                files.Files[$"in/f{i}{(gzip ? ".gz" : ".txt")}"] = gzip ? TextSamples.Gzip(text, random) : text;
            }

            List<string> found = await Driver(files, random).RunAsync(random.Next(1, 20));
            Assert.True(expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal)), $"seed {seed}");
        }
    }

    [Fact]
    public async Task LinesStayInOrderAndRestoredReadersGoOnWhereTheyWere()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            Random random = new(seed);
            MemoryFiles files = new(seed);
            byte[] text = TextSamples.Text(random);
            bool gzip = random.Next(3) == 0;
            files.Files[gzip ? "in/f.gz" : "in/f.txt"] = gzip ? TextSamples.Gzip(text, random) : text;
            TextFileSourceOptions options = TextSamples.Options(random);
            TextFileSource source = new(["in"], options);
            RuntimeServices runtime = new() { Files = files };
            SourceDriver<string, TextFileSplit, List<TextFileSplit>> driver = new(source, 1, runtime);
            await driver.StartAsync();
            List<string> found = [];
            for (int restart = 0; restart < 4; restart++)
            {
                for (int turn = random.Next(10); turn > 0 && !driver.Readers[0].Ended; turn--)
                {
                    await driver.TurnAsync(random.Next(1, 5));
                }

                DrivenReader<string, TextFileSplit> reader = driver.Readers[0];
                IReadOnlyList<TextFileSplit> splits = reader.Ended ? [] : reader.Reader.SnapshotState(1);
                List<TextFileSplit> left = driver.Enumerator!.SnapshotState(1);
                found.AddRange(reader.Records);
                await reader.Reader.DisposeAsync();
                driver = new(source, 1, runtime);
                await driver.StartAsync(new(left), new Dictionary<int, IReadOnlyList<TextFileSplit>> { [0] = splits });
            }

            await driver.FinishAsync();
            found.AddRange(driver.Readers[0].Records);
            Assert.True(TextSamples.Lines(text).ConvertAll(Encoding.UTF8.GetString).SequenceEqual(found), $"seed {seed}");
        }
    }

    [Fact]
    public async Task HiddenFilesAreLeftOutAndDirectoriesAreReadInOrder()
    {
        Write("b.txt", "b\n");
        Write("a/2.txt", "a2");
        Write("a/1.txt", "a1\r\na1b\r\n");
        Write("_SUCCESS", "no");
        Write(".hidden/x.txt", "no");
        Assert.Equal(["a1", "a1b", "a2", "b"], await ReadAsync(_directory.FullName));
    }

    [Fact]
    public async Task AMissingPathIsAnErrorThatNamesIt()
    {
        string path = Path.Combine(_directory.FullName, "missing");
        Assert.Contains(path, (await Assert.ThrowsAsync<OrleansFlowException>(() => ReadAsync(path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALineLongerThanTheLimitIsAnErrorThatNamesTheOption()
    {
        Write("long.txt", "short\n" + new string('x', 5000));
        TextFileSource source = new([_directory.FullName], new TextFileSourceOptions { BufferLength = 64, MaxLineLength = 1000 });
        OrleansFlowException error = await Assert.ThrowsAsync<OrleansFlowException>(() => new SourceDriver<string, TextFileSplit, List<TextFileSplit>>(source, 1).RunAsync());
        Assert.Contains(nameof(TextFileSourceOptions.MaxLineLength), error.Message, StringComparison.Ordinal);
        Assert.Contains("byte 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedArchiveIsAnErrorThatNamesTheFile()
    {
        byte[] bytes = TextSamples.Gzip(Encoding.UTF8.GetBytes(new string('a', 10_000)), new Random(1));
        File.WriteAllBytes(Path.Combine(_directory.FullName, "bad.gz"), [.. bytes[..10], 0xFF, 0xFF, 0xFF, 0xFF, .. bytes[14..]]);
        Assert.Contains("bad.gz", (await Assert.ThrowsAsync<OrleansFlowException>(() => ReadAsync(_directory.FullName))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(1000)]
    public async Task AnArchiveThatWasCutOffIsAnErrorThatNamesTheFile(int missing)
    {
        Random random = new(2);
        byte[] bytes = TextSamples.Gzip(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 10_000).Select(_ => random.Next()))), new Random(1));
        File.WriteAllBytes(Path.Combine(_directory.FullName, "cut.gz"), bytes[..^missing]);
        Assert.Contains("cut.gz", (await Assert.ThrowsAsync<OrleansFlowException>(() => ReadAsync(_directory.FullName))).Message, StringComparison.Ordinal);
    }

    private static SourceDriver<string, TextFileSplit, List<TextFileSplit>> Driver(MemoryFiles files, Random random) =>
        new(new TextFileSource(["in"], TextSamples.Options(random)), random.Next(1, 4), new RuntimeServices { Files = files });

    private static Task<List<string>> ReadAsync(string path) =>
        new SourceDriver<string, TextFileSplit, List<TextFileSplit>>(new TextFileSource(path), 1).RunAsync();

    private void Write(string name, string text)
    {
        string path = Path.Combine(_directory.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
