using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests.Async;

public sealed class AsyncOperatorTests
{
    private readonly TaskBench _bench = new();
    private readonly Asked _asked = new();

    [Fact]
    public void OrderedResultsKeepTheOrderOfTheRecords()
    {
        StreamTask task = Start(ordered: true);
        Put([1, 2, 3], new WatermarkEvent(7));

        Answer(3);
        Answer(2);
        Assert.Empty(Taken());
        Answer(1);

        Assert.Equal([10, 20, 30, new WatermarkEvent(7)], Taken());
        End(task);
    }

    [Fact]
    public void UnorderedResultsComeAsTheyAreReadyButNeverAcrossAWatermark()
    {
        StreamTask task = Start(ordered: false);
        Put([1, 2], new WatermarkEvent(7));
        Put([3, 4], new WatermarkEvent(9));

        Answer(4);
        Answer(2);
        Assert.Equal([20], Taken());
        Answer(1);
        Assert.Equal([10, new WatermarkEvent(7), 40], Taken());
        Answer(3);

        Assert.Equal([30, new WatermarkEvent(9)], Taken());
        End(task);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AStatusKeepsItsPlaceAmongTheResultsAsAWatermarkDoes(bool ordered)
    {
        StreamTask task = Start(ordered);
        Put([1], WatermarkStatusEvent.Idle);
        Put([], WatermarkStatusEvent.Active);
        Put([2]);

        Answer(2);
        Assert.Empty(Taken());
        Answer(1);

        Assert.Equal([10, WatermarkStatusEvent.Idle, WatermarkStatusEvent.Active, 20], Taken());
        End(task);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AWatermarkQueuesWithTheRecordsUnderWayAndTakesNoneOfTheCapacity(bool ordered)
    {
        StreamTask task = Start(ordered, capacity: 2);
        Put([1], new WatermarkEvent(3), new WatermarkEvent(4));
        Put([2], new WatermarkEvent(5));

        Assert.Equal([1, 2], _asked.Records);
        Answer(2);
        Answer(1);

        Assert.Equal([10, new WatermarkEvent(3), new WatermarkEvent(4), 20, new WatermarkEvent(5)], Taken());
        End(task);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NoMoreRecordsAreUnderWayThanTheCapacity(bool ordered)
    {
        StreamTask task = Start(ordered, capacity: 2);
        Put([1, 2, 3, 4]);
        Put([5]);

        Assert.Equal([1, 2], _asked.Records);
        Assert.Single(_bench.Network.Edge("e").Batches);
        Answer(1);
        Assert.Equal([1, 2, 3], _asked.Records);
        Answer(2);
        Answer(3);
        Answer(4);
        Answer(5);

        Assert.Equal([10, 20, 30, 40, 50], Taken());
        End(task);
    }

    [Fact]
    public void ARecordThatTakesTooLongFailsTheTaskAndNamesTheOperator()
    {
        StreamTask task = Start(ordered: true);
        Put([1]);

        Advance(999);
        Assert.Equal(ExecutionState.Running, task.State);
        Advance(2);

        Assert.Equal(ExecutionState.Failed, task.State);
        Assert.Equal("Async (1/1)#0", _bench.Host.Failure!.Operator);
        Assert.Contains("within 1000 ms", _bench.Host.Failure.Message, StringComparison.Ordinal);
        Assert.True(_asked.Tokens[0].IsCancellationRequested);
    }

    [Fact]
    public void ATimeoutMayGiveResultsInsteadAndALateAnswerIsIgnored()
    {
        _asked.OnTimeout = static value => [-value];
        StreamTask task = Start(ordered: true);
        Put([1, 2]);
        Answer(2);

        Advance(1001);
        Answer(1);

        Assert.Equal([-1, 20], Taken());
        End(task);
    }

    [Fact]
    public void AnExceptionFailsTheTaskAndNamesTheOperator()
    {
        Start(ordered: false);
        Put([1]);

        _asked.Calls[0].SetException(new InvalidOperationException("no answer"));
        _bench.Scheduler.RunAll();

        Assert.Equal("Async (1/1)#0", _bench.Host.Failure!.Operator);
        Assert.Equal("no answer", _bench.Host.Failure.Message);
    }

    [Fact]
    public void ACallThatFailsIsMadeAgainAfterTheDelay()
    {
        StreamTask task = Start(ordered: true, retry: AsyncRetryStrategy<int>.FixedDelay(3, TimeSpan.FromMilliseconds(100)).IfException(static e => e is IOException));
        Put([1, 2]);
        Answer(2);
        Fail(0);
        Assert.Equal([1, 2], _asked.Records);

        Advance(101);
        Assert.Equal([1, 2, 1], _asked.Records);
        Fail(2);
        Advance(101);
        Answer(1);

        Assert.Equal([10, 20], Taken());
        End(task);
    }

    [Fact]
    public void AfterTheLastAttemptTheErrorCounts()
    {
        StreamTask task = Start(ordered: true, retry: AsyncRetryStrategy<int>.FixedDelay(2, TimeSpan.FromMilliseconds(10)).IfException(static _ => true));
        Put([1]);
        Fail(0);
        Advance(11);
        Fail(1);

        Assert.Equal(ExecutionState.Failed, task.State);
        Assert.Equal("lost", _bench.Host.Failure!.Message);
    }

    [Fact]
    public void ResultsMayBeBadToo()
    {
        StreamTask task = Start(ordered: true, retry: AsyncRetryStrategy<int>.FixedDelay(2, TimeSpan.FromMilliseconds(10)).IfResult(static results => results.Count == 0));
        Put([1]);
        _asked.Calls[0].SetResult([]);
        _bench.Scheduler.RunAll();
        Assert.Empty(Taken());
        Advance(11);
        _asked.Calls[1].SetResult([]);
        _bench.Scheduler.RunAll();

        Assert.Empty(Taken());
        End(task);
    }

    [Fact]
    public void AllAttemptsTogetherMustEndWithinTheTimeout()
    {
        Start(ordered: true, retry: AsyncRetryStrategy<int>.FixedDelay(100, TimeSpan.FromMilliseconds(600)).IfException(static _ => true));
        Put([1]);
        Fail(0);
        Advance(601);
        Fail(1);
        Advance(400);

        Assert.Contains("within 1000 ms", _bench.Host.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(2, _asked.Records.Count);
    }

    [Fact]
    public void TheEndOfTheInputEndsNoAttempts()
    {
        StreamTask task = Start(ordered: true, retry: AsyncRetryStrategy<int>.FixedDelay(3, TimeSpan.FromMilliseconds(100)).IfException(static _ => true));
        Put([1]);
        Fail(0);
        _bench.Network.Edge("e").PutEnd<int>();
        _bench.Scheduler.RunAll();
        Assert.Equal([1], _asked.Records);

        Advance(101);
        Fail(1);
        Advance(101);
        Assert.Equal([1, 1, 1], _asked.Records);
        Assert.Equal(ExecutionState.Running, task.State);
        Answer(1);

        Assert.Equal(ExecutionState.Finished, task.State);
    }

    [Fact]
    public void AnOutputWithoutCreditHoldsResultsBack()
    {
        FakeEdge output = _bench.Network.Edge("o");
        output.Credit = 1;
        _bench.Network.BatchSize = 1;
        StreamTask task = Start(ordered: true, capacity: 3);
        Put([1, 2, 3]);
        Put([4, 5, 6]);
        foreach (int value in new[] { 1, 2, 3 })
        {
            Answer(value);
        }

        Assert.True(_asked.Records.Count < 6, "the operator went on without credit");
        output.Credit = int.MaxValue;
        output.OnTaken();
        _bench.Scheduler.RunAll();
        foreach (int value in new[] { 4, 5, 6 })
        {
            Answer(value);
        }

        Assert.Equal([10, 20, 30, 40, 50, 60], Taken());
        End(task);
    }

    [Fact]
    public void ACancelledTaskEndsAlthoughAnAnswerNeverComes()
    {
        StreamTask task = Start(ordered: true);
        Put([1]);

        task.Cancel();
        _bench.Scheduler.RunAll();

        Assert.Equal(ExecutionState.Canceled, task.State);
        Assert.True(_asked.Tokens[0].IsCancellationRequested);
    }

    [Fact]
    public void PausesGrowExponentiallyUpToTheLongest()
    {
        AsyncRetryStrategy<int> strategy = AsyncRetryStrategy<int>.ExponentialBackoff(10, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(50), 2);

        Assert.Equal([10, 20, 40, 50, 50], Enumerable.Range(1, 5).Select(n => strategy.DelayAfter(n).TotalMilliseconds));
    }

    [Fact]
    public void RandomAnswersGiveEveryResultOnceInAnAllowedOrder()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            bool ordered = random.Next(2) == 0;
            var test = new AsyncOperatorTests();
            StreamTask task = test.Start(ordered, capacity: random.Next(1, 6));
            List<List<int>> segments = [[]];
            List<object> results = [];
            int next = 1;
            int answered = 0;
            int open = 0;
            for (int round = 0; next <= 60 || answered < next - 1; round++)
            {
                Assert.True(round < 5000, $"seed {seed}: {answered} of {next - 1} records were answered");
                if (next <= 60 && random.Next(3) == 0)
                {
                    int count = random.Next(1, 5);
                    segments[^1].AddRange(Enumerable.Range(next, count));
                    test.Put(Enumerable.Range(next, count), new WatermarkEvent(next));
                    segments.Add([]);
                    next += count;
                }

                TaskCompletionSource<IReadOnlyCollection<int>>[] waiting = test._asked.Calls.Where(static c => !c.Task.IsCompleted).ToArray();
                open = waiting.Length;
                if (open > 0)
                {
                    int pick = random.Next(open);
                    int index = test._asked.Calls.IndexOf(waiting[pick]);
                    waiting[pick].SetResult([test._asked.Records[index]]);
                    test._bench.Scheduler.RunAll();
                    answered++;
                }

                results.AddRange(test.Taken());
            }

            results.AddRange(test.Taken());
            int position = 0;
            foreach (List<int> segment in segments.Where(static s => s.Count > 0))
            {
                int[] got = [.. results.Skip(position).Take(segment.Count).Cast<int>()];
                Assert.True((ordered ? got : [.. got.Order()]).SequenceEqual(segment), $"seed {seed}: expected {string.Join(' ', segment)}, got {string.Join(' ', got)}");
                Assert.IsType<WatermarkEvent>(results[position + segment.Count]);
                position += segment.Count + 1;
            }

            Assert.Equal(results.Count, position);
            test.End(task);
        }
    }

    private StreamTask Start(bool ordered, int capacity = 100, AsyncRetryStrategy<int>? retry = null) =>
        _bench.Start(new Chain().From("e").Add("Async", new AsyncSpec<int, int>(_asked, TimeSpan.FromSeconds(1), capacity, ordered, retry)).To("o"));

    private void Put(IEnumerable<int> records, params StreamEvent[] events)
    {
        _bench.Network.Edge("e").Put(records, events);
        _bench.Scheduler.RunAll();
    }

    private void Answer(int value)
    {
        int index = _asked.Records.LastIndexOf(value);
        _asked.Calls[index].TrySetResult([value * 10]);
        _bench.Scheduler.RunAll();
    }

    private void Fail(int call)
    {
        _asked.Calls[call].SetException(new IOException("lost"));
        _bench.Scheduler.RunAll();
    }

    private void Advance(double milliseconds)
    {
        _bench.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        _bench.Scheduler.RunAll();
    }

    private List<object> Taken()
    {
        _bench.Network.Edge("o").Producer!.RequestFlush();
        _bench.Scheduler.RunAll();
        return _bench.Network.Edge("o").TakeAll<int>();
    }

    private void End(StreamTask task)
    {
        _bench.Network.Edge("e").PutEnd<int>();
        _bench.Scheduler.RunAll();
        Assert.Equal(ExecutionState.Finished, task.State);
    }

    private sealed class Asked : IAsyncFunction<int, int>
    {
        public List<int> Records { get; } = [];

        public List<TaskCompletionSource<IReadOnlyCollection<int>>> Calls { get; } = [];

        public List<CancellationToken> Tokens { get; } = [];

        public Func<int, IReadOnlyCollection<int>>? OnTimeout { get; set; }

        public ValueTask<IReadOnlyCollection<int>> InvokeAsync(int value, CancellationToken cancellationToken)
        {
            Records.Add(value);
            Tokens.Add(cancellationToken);
            var call = new TaskCompletionSource<IReadOnlyCollection<int>>();
            Calls.Add(call);
            return new(call.Task);
        }

        public IReadOnlyCollection<int> Timeout(int value, TimeSpan timeout) =>
            OnTimeout?.Invoke(value) ?? throw new TimeoutException($"An asynchronous call was not complete within {timeout.TotalMilliseconds} ms");
    }
}
