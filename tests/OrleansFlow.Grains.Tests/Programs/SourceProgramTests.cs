using System.IO.Compression;
using System.Text;
using System.Threading.Channels;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Each built-in source in a job over two silos.</summary>
public sealed class SourceProgramTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("oflow-test-");
    private readonly StreamExecutionEnvironment _environment = TwoSilos.Create(4, 2);

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task AChannelIsReadWhileItIsWritten()
    {
        Channel<int> channel = Channel.CreateUnbounded<int>();
        _environment.SetBufferTimeout(0);
        int next = 0;
        channel.Writer.TryWrite(next);

        // Each record is written only when the one before has come through: nothing waits for a buffer to fill.
        await foreach (int record in _environment.FromChannel(channel.Reader).Rebalance().Map(static n => n).ExecuteAndCollectAsync())
        {
            Assert.Equal(next++, record);
            if (next < 20)
            {
                channel.Writer.TryWrite(next);
            }
            else
            {
                channel.Writer.Complete();
            }
        }

        Assert.Equal(20, next);
    }

    [Fact]
    public async Task AnAsynchronousSequenceIsReadToItsEnd() =>
        Assert.Equal(
            Enumerable.Range(0, 1000),
            (await _environment.FromAsyncEnumerable(Numbers()).Rebalance().Map(static n => n).ExecuteAndCollectAsync(int.MaxValue)).Order());

    [Fact]
    public async Task AGeneratorsNumbersAreDividedAmongTheSubtasks() =>
        Assert.Equal(
            Enumerable.Range(0, 1000).Select(static n => $"record {n}").Order(StringComparer.Ordinal),
            (await _environment.FromGenerator(static n => $"record {n}", 1000, recordsPerSecond: 1_000_000).ExecuteAndCollectAsync(int.MaxValue)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task ADirectoryIsReadWithAllThatIsInItCompressedOrNot()
    {
        Directory.CreateDirectory(Path.Combine(_directory.FullName, "below"));
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "a.txt"), string.Concat(Enumerable.Range(0, 3000).Select(static n => $"a{n}\n")));
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "below", "empty.txt"), "");
        await using (var gzip = new GZipStream(File.Create(Path.Combine(_directory.FullName, "below", "b.gz")), CompressionLevel.Fastest))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 3000).Select(static n => $"b{n}\r\n"))));
        }

        List<string> lines = await _environment.ReadTextFile(_directory.FullName, new() { SplitLength = 1000 }).ExecuteAndCollectAsync(int.MaxValue);

        Assert.Equal(
            Enumerable.Range(0, 3000).SelectMany(static n => (string[])[$"a{n}", $"b{n}"]).Order(StringComparer.Ordinal),
            lines.Order(StringComparer.Ordinal));
    }

    private static async IAsyncEnumerable<int> Numbers()
    {
        for (int i = 0; i < 1000; i++)
        {
            if (i % 100 == 0)
            {
                await Task.Yield();
            }

            yield return i;
        }
    }
}
