using OrleansFlow.Runtime;
using OrleansFlow.Sinks;

namespace OrleansFlow.DataStream.Tests.Sinks;

public sealed class PrintSinkTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SlowConsole _console = new();
    private readonly CancellationTokenSource _cancelled = new();

    public void Dispose()
    {
        _console.Open();
        _cancelled.Dispose();
    }

    [Fact]
    public async Task LinesHaveTheirSubtaskAndTheirOrder()
    {
        _console.Open();
        ISinkWriter<int> first = Writer<int>(0, 2);
        ISinkWriter<int> second = new PrintSink<int>("counts").CreateWriter(new SinkContext(1, 2), _console, _cancelled.Token);
        for (int i = 0; i < 10_000; i++)
        {
            await first.WriteAsync(i, Timestamps.None);
            await second.WriteAsync(i, Timestamps.None);
        }

        await first.FlushAsync(true, CancellationToken.None);
        await second.FlushAsync(true, CancellationToken.None);

        string[] lines = _console.Lines;
        Assert.Equal(Enumerable.Range(0, 10_000).Select(static i => $"1> {i}"), lines.Where(static line => line.StartsWith('1')));
        Assert.Equal(Enumerable.Range(0, 10_000).Select(static i => $"counts:2> {i}"), lines.Where(static line => line.StartsWith('c')));
        Assert.Equal(20_000, lines.Length);
    }

    [Fact]
    public async Task AConsoleThatTakesNothingHoldsTheWriterBackAndNotItsThread()
    {
        ISinkWriter<string> writer = Writer<string>(0, 1);
        int written = 0;
        ValueTask write;
        while ((write = writer.WriteAsync($"line {written}", Timestamps.None)).IsCompleted)
        {
            Assert.True(++written < 100_000, "What waits for the console has a limit.");
        }

        Task waiting = write.AsTask();
        Assert.False(waiting.IsCompleted);
        _console.Open();
        await waiting.WaitAsync(Patience);
        await writer.FlushAsync(true, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, written + 1).Select(static i => $"line {i}"), _console.Lines);
    }

    [Fact]
    public async Task ATaskThatWaitsForTheConsoleCanBeCancelled()
    {
        ISinkWriter<string> writer = Writer<string>(0, 1);
        Task write = writer.WriteAsync(new string('x', 100_000), Timestamps.None).AsTask();
        Task flush = writer.FlushAsync(true, _cancelled.Token).AsTask();
        Assert.False(write.IsCompleted);
        Assert.False(flush.IsCompleted);

        await _cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write.WaitAsync(Patience));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush.WaitAsync(Patience));
        await writer.DisposeAsync();
    }

    [Fact]
    public async Task AConsoleThatIsGoneIsAClearErrorForAllThatPrint()
    {
        ISinkWriter<string> first = Writer<string>(0, 2);
        ISinkWriter<string> second = Writer<string>(1, 2);
        await first.WriteAsync("one", Timestamps.None);
        _console.Entered.Wait(Patience);
        await second.WriteAsync("two", Timestamps.None);
        _console.Failure = new IOException("Broken pipe");
        _console.Open();

        foreach (ISinkWriter<string> writer in (ISinkWriter<string>[])[first, second])
        {
            OrleansFlowException error = await Assert.ThrowsAsync<OrleansFlowException>(() => writer.FlushAsync(true, CancellationToken.None).AsTask().WaitAsync(Patience));
            Assert.Equal("The console cannot be written: Broken pipe", error.Message);
        }
    }

    [Fact]
    public async Task WhereOneThreadRunsEverythingLinesArePrintedAtOnce()
    {
        _console.Open();
        var runtime = new RuntimeServices { Scheduler = new TaskSchedulerWorkScheduler(TaskScheduler.Default, mayBlock: false) };
        ISinkWriter<int> writer = new PrintSink<int>().CreateWriter(new SinkContext(0, 1) { Runtime = runtime }, _console, _cancelled.Token);

        await writer.WriteAsync(7, Timestamps.None);

        Assert.Equal(["7"], _console.Lines);
    }

    private ISinkWriter<T> Writer<T>(int subtask, int parallelism) =>
        new PrintSink<T>().CreateWriter(new SinkContext(subtask, parallelism), _console, _cancelled.Token);
}
