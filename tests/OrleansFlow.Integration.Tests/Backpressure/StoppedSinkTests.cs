using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Sinks;

namespace OrleansFlow.Integration.Tests.Backpressure;

/// <summary>A sink that takes nothing for a while stops what is before it, and nothing else; no record is lost or kept without bounds.</summary>
public sealed class StoppedSinkTests
{
    private const long Records = 3_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // What functions share with the test: jobs inside the process use the test's own types.
    private static TaskCompletionSource _stopped = new();
    private static TaskCompletionSource _released = new();
    private static long _emitted;
    private static long _written;
    private static long _sum;

    public StoppedSinkTests()
    {
        _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        (_emitted, _written, _sum) = (0, 0, 0);
    }

    [Fact]
    public async Task TheSourceWaitsOtherBranchesGoOnAndAllRecordsArrive()
    {
        await using IJobClient job = await StartAsync();
        await _stopped.Task.WaitAsync(Patience);

        // Another job runs from its beginning to its end meanwhile, on as many records.
        StreamExecutionEnvironment other = StreamExecutionEnvironment.GetExecutionEnvironment().SetParallelism(2);
        other.FromSequence(1, Records).Rebalance().SinkTo(new DiscardingSink<long>());
        await other.ExecuteAndWaitAsync("other").WaitAsync(Patience);

        Assert.Equal(JobStatus.Running, await job.GetStatusAsync());
        Assert.True(Volatile.Read(ref _emitted) < Records / 2, $"{_emitted} records are under way to a sink that has taken {_written}.");
        Assert.False(job.GetResultAsync().IsCompleted);
        _released.SetResult();
        await job.GetResultAsync().WaitAsync(Patience);

        // Split and united with itself: every record arrives twice.
        Assert.Equal(2 * Records, _written);
        Assert.Equal(Records * (Records + 1), _sum);
    }

    [Fact]
    public async Task AJobWhoseSinkStandsStillCanBeCancelled()
    {
        await using IJobClient job = await StartAsync();
        await _stopped.Task.WaitAsync(Patience);

        await job.CancelAsync().WaitAsync(Patience);

        JobExecutionException ended = await Assert.ThrowsAsync<JobExecutionException>(() => job.GetResultAsync().WaitAsync(Patience));
        Assert.Equal(JobStatus.Canceled, ended.Status);
        Assert.Null(ended.InnerException);
    }

    private static Task<IJobClient> StartAsync()
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.GetExecutionEnvironment(new JobConfiguration()).SetParallelism(2);
        DataStream<long> numbers = environment.FromSequence(1, Records).Map(static number =>
        {
            Interlocked.Increment(ref _emitted);
            return number;
        });
        numbers.Rebalance().Map(static number => number).Union(numbers.Shuffle().Map(static number => number))
            .Rebalance()
            .SinkTo(new DelegateSink<long>(static (number, cancelled) => WriteAsync(number, cancelled)));
        return environment.ExecuteAsync("stopped");
    }

    private static ValueTask WriteAsync(long number, CancellationToken cancelled)
    {
        Interlocked.Add(ref _sum, number);
        if (Interlocked.Increment(ref _written) < 1000 || _released.Task.IsCompleted)
        {
            return ValueTask.CompletedTask;
        }

        _stopped.TrySetResult();
        return new ValueTask(_released.Task.WaitAsync(cancelled));
    }
}
