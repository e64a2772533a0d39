using OrleansFlow.Runtime;
using OrleansFlow.Sinks;

namespace OrleansFlow.DataStream.Tests.Sinks;

public sealed class SinkTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("oflow-sink");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task AFileOfTextTakesItsNameAtTheEndOfTheInput()
    {
        string target = Path.Combine(_directory.FullName, "out");
        ISinkWriter<int> writer = await new TextFileSink<int>(target, static n => $"<{n}ä>").CreateWriterAsync(new SinkContext(2, 4), CancellationToken.None);
        for (int i = 0; i < 50_000; i++)
        {
            await writer.WriteAsync(i, Timestamps.None);
        }

        await writer.FlushAsync(false, CancellationToken.None);
        Assert.False(File.Exists(Path.Combine(target, "part-2")));
        await writer.WriteAsync(50_000, Timestamps.None);
        await writer.FlushAsync(true, CancellationToken.None);
        await writer.DisposeAsync();
        Assert.Equal(Enumerable.Range(0, 50_001).Select(i => $"<{i}ä>"), await File.ReadAllLinesAsync(Path.Combine(target, "part-2")));
        Assert.Equal(["part-2"], Directory.GetFiles(target).Select(Path.GetFileName));
    }

    [Fact]
    public async Task AFileThatIsThereAlreadyIsNotOverwritten()
    {
        string path = Path.Combine(_directory.FullName, "part-0");
        await File.WriteAllTextAsync(path, "old");
        OrleansFlowException error = await Assert.ThrowsAsync<OrleansFlowException>(async () =>
            await new TextFileSink<string>(_directory.FullName).CreateWriterAsync(new SinkContext(0, 1), CancellationToken.None));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task ADirectoryThatCannotBeMadeIsAClearError()
    {
        string file = Path.Combine(_directory.FullName, "file");
        await File.WriteAllTextAsync(file, "x");
        OrleansFlowException error = await Assert.ThrowsAsync<OrleansFlowException>(async () =>
            await new TextFileSink<string>(file).CreateWriterAsync(new SinkContext(0, 1), CancellationToken.None));
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWriterOfFilesAllocatesNothingForARecord()
    {
        ISinkWriter<string> writer = await new TextFileSink<string>(_directory.FullName, static s => s).CreateWriterAsync(new SinkContext(0, 1), CancellationToken.None);
        await writer.WriteAsync("warm", Timestamps.None);
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool allAtOnce = true;
        for (int i = 0; i < 1000; i++)
        {
            allAtOnce &= writer.WriteAsync("some text", Timestamps.None).IsCompletedSuccessfully;
        }

        Assert.True(allAtOnce);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        await writer.DisposeAsync();
    }

    [Fact]
    public async Task AWriteThatADelegateCannotCompleteIsHandedOn()
    {
        TaskCompletionSource gate = new();
        List<int> seen = [];
        ISinkWriter<int> writer = await new DelegateSink<int>(async (n, _) =>
        {
            await gate.Task;
            seen.Add(n);
        }).CreateWriterAsync(new SinkContext(0, 1), CancellationToken.None);
        ValueTask write = writer.WriteAsync(7, Timestamps.None);
        Assert.False(write.IsCompleted);
        gate.SetResult();
        await write;
        Assert.Equal([7], seen);
        ISinkWriter<int> simple = await new DelegateSink<int>(seen.Add).CreateWriterAsync(new SinkContext(0, 1), CancellationToken.None);
        Assert.True(simple.WriteAsync(8, Timestamps.None).IsCompletedSuccessfully);
        Assert.Equal([7, 8], seen);
    }

    [Fact]
    public async Task DiscardedRecordsCostNothing()
    {
        ISinkWriter<int> writer = await new DiscardingSink<int>().CreateWriterAsync(new SinkContext(0, 1), CancellationToken.None);
        Assert.True(writer.WriteAsync(1, Timestamps.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task ADiskThatIsFullIsAClearErrorWithThePath()
    {
        var context = new SinkContext(1, 2) { Runtime = new RuntimeServices { Files = new FullDisk() } };
        ISinkWriter<string> writer = await new TextFileSink<string>("out").CreateWriterAsync(context, CancellationToken.None);
        OrleansFlowException error = await Assert.ThrowsAsync<OrleansFlowException>(async () =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                await writer.WriteAsync("many a line fills the disk", Timestamps.None);
            }
        });

        Assert.Contains(Path.Combine("out", "part-1"), error.Message, StringComparison.Ordinal);
        Assert.Contains(FullDisk.Message, error.Message, StringComparison.Ordinal);
        await writer.WriteAsync("one more", Timestamps.None);
        error = await Assert.ThrowsAsync<OrleansFlowException>(async () => await writer.FlushAsync(true, CancellationToken.None));
        Assert.Contains("part-1", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<OrleansFlowException>(async () => await writer.DisposeAsync());
        Assert.Contains("part-1", error.Message, StringComparison.Ordinal);
    }
}
