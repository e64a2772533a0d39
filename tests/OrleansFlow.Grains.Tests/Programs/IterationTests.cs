using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Functions;

namespace OrleansFlow.Grains.Tests.Programs;

public sealed class IterationTests
{
    private readonly StreamExecutionEnvironment _environment = StreamExecutionEnvironment.CreateLocalEnvironment(2);

    private static TaskCompletionSource? Began { get; set; }

    [Fact]
    public async Task RecordsGoRoundUntilARoundFeedsNothingBack()
    {
        List<(long, int)> results = await Collect(_environment.FromSequence(1, 100).Map(static n => (Start: n, Value: n, Steps: 0))
            .IterateBounded(static scope =>
            {
                // The Collatz sequence of each number, as long as it is.
                var next = scope.Variable.Map(static x => (x.Start, Value: x.Value % 2 == 0 ? x.Value / 2 : 3 * x.Value + 1, Steps: x.Steps + 1));
                return new IterationBody<(long Start, long Value, int Steps), (long, int)>(
                    next.Filter(static x => x.Value != 1),
                    next.Filter(static x => x.Value == 1).Map(static x => (x.Start, x.Steps)));
            }));

        Assert.Equal(Enumerable.Range(1, 100).Select(static n => ((long)n, Steps(n))), results.Order());

        static int Steps(long n)
        {
            int steps = 0;
            do
            {
                n = n % 2 == 0 ? n / 2 : 3 * n + 1;
                steps++;
            }
            while (n != 1);
            return steps;
        }
    }

    [Fact]
    public async Task ANumberOfRoundsMayBeSet()
    {
        List<int> results = await Collect(_environment.FromElements(1, 2, 3)
            .IterateBounded(
                static scope =>
                {
                    var doubled = scope.Variable.Map(static n => n * 2);
                    return new IterationBody<int, int>(doubled, doubled);
                },
                maxRounds: 4));

        Assert.Equal([2, 4, 4, 6, 8, 8, 12, 16, 16, 24, 32, 48], results.Order());
    }

    [Fact]
    public async Task ACriterionStreamWithoutARecordEndsTheIteration()
    {
        List<int> results = await Collect(_environment.FromElements(1)
            .IterateBounded(static scope =>
            {
                var next = scope.Variable.Map(static n => n + 1);
                return new IterationBody<int, int>(next, next).Until(next.Filter(static n => n < 5));
            }));

        // The criterion is empty in the round of 4, which gives 5; what that feeds back is processed once more.
        Assert.Equal([2, 3, 4, 5, 6], results.Order());
    }

    [Fact]
    public async Task RoundsAreAlignedOverAllSubtasks()
    {
        // Each round, every subtask adds what it has; the sum of a round is known only when all have come.
        List<string> results = await Collect(_environment.FromSequence(1, 10)
            .IterateBounded(
                static scope =>
                {
                    var summed = scope.Variable.Global().Process(new SumOfRound()).SetParallelism(1);
                    return new IterationBody<long, string>(
                        summed.Rebalance().Map(static n => n),
                        scope.Variable.Global().Process(new RoundsSeen()).SetParallelism(1));
                },
                maxRounds: 3));

        Assert.Equal(["end: 3", "round 0: 55 of 10", "round 1: 55 of 1", "round 2: 55 of 1"], results.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AListenerMayWriteToSideOutputs()
    {
        var tag = new OutputTag<string>("rounds");
        List<string> results = await Collect(_environment.FromElements(1, 2).IterateBounded(
            scope =>
            {
                var seen = scope.Variable.Global().Process(new RoundsToTheSide(tag)).SetParallelism(1);
                return new IterationBody<int, string>(seen, seen.GetSideOutput(tag));
            },
            maxRounds: 2));

        Assert.Equal(["end", "round 0", "round 1"], results.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AStreamThatIsReplayedComesAgainInEachRound()
    {
        DataStream<int> points = _environment.FromElements(1, 2, 3);
        List<string> results = await Collect(_environment.FromElements(100)
            .IterateBounded(
                scope =>
                {
                    DataStream<int> replayed = scope.Replay(points);
                    return new IterationBody<int, string>(
                        scope.Variable.Map(static n => n + 1),
                        replayed.Map(static n => (long)n).Global().Process(new RoundsSeen()).SetParallelism(1));
                },
                maxRounds: 3));

        Assert.Equal(["end: 3", "round 0: 6 of 3", "round 1: 6 of 3", "round 2: 6 of 3"], results.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AnUnboundedIterationEndsWhenItsInputDoesAndNothingIsFedBack()
    {
        List<long> results = await Collect(_environment.FromSequence(0, 1000)
            .IterateUnbounded(static scope =>
            {
                var less = scope.Variable.Map(static n => n - 7);
                return new IterationBody<long, long>(less.Filter(static n => n >= 0), less.Filter(static n => n < 0));
            }));

        Assert.Equal(1001, results.Count);
        Assert.All(results, static n => Assert.InRange(n, -7, -1));
    }

    [Fact]
    public async Task WhatDoesNotFitIntoMemoryGoesToDiskAndComesBack()
    {
        string directory = Directory.CreateTempSubdirectory("orleansflow-spill").FullName;
        try
        {
            JobConfiguration configuration = new JobConfiguration().Set("iteration.feedback.memory-records", "64").Set("io.tmp.dirs", directory);
            List<long> results = await Collect(StreamExecutionEnvironment.CreateLocalEnvironment(2, configuration).FromSequence(1, 20)
                .IterateBounded(static scope =>
                {
                    // Each record becomes many in the first rounds.
                    var grown = scope.Variable.FlatMap(static (long n, ICollector<long> output) =>
                    {
                        for (int i = 0; i < (n < 1000 ? 1000 : 1); i++)
                        {
                            output.Collect(n + 1000);
                        }
                    });
                    return new IterationBody<long, long>(grown.Filter(static n => n < 4000), grown.Filter(static n => n >= 4000));
                }));

            Assert.Equal(20_000, results.Count);
            Assert.Empty(Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task SeveralVariableStreamsHaveTheirRoundsTogether()
    {
        // Fibonacci numbers: each of the two streams becomes what the other one and the sum were.
        DataStream<long> one = _environment.FromElements(1L);
        List<string> results = await Collect(_environment.FromElements("0").IterateBounded(
            scope =>
            {
                IterationVariable<long> second = scope.AddVariable(one);
                var sums = scope.Variable.Connect(second.Stream).Process(new SumOfBoth()).SetParallelism(1);
                second.FeedBack(sums.Rebalance().Map(static pair => pair.Sum));
                return new IterationBody<string, string>(sums.Rebalance().Map(static pair => $"{pair.Second}"), sums.Map(static pair => $"{pair.Sum}"));
            },
            maxRounds: 10));

        Assert.Equal([1, 2, 3, 5, 8, 13, 21, 34, 55, 89], results.Select(long.Parse).Order());
    }

    [Fact]
    public async Task AnIterationWhoseSecondVariableStreamAloneGoesOnDoesNotEnd()
    {
        DataStream<int> numbers = _environment.FromElements(5, 3);
        List<int> results = await Collect(_environment.FromElements(1).IterateBounded(scope =>
        {
            IterationVariable<int> second = scope.AddVariable(numbers);
            var less = second.Stream.Map(static n => n - 1);
            second.FeedBack(less.Filter(static n => n > 0));
            return new IterationBody<int, int>(scope.Variable.Filter(static _ => false), less);
        }));

        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 4], results.Order());
    }

    [Fact]
    public void AVariableStreamMustBeFedBack()
    {
        JobSubmissionException error = Assert.Throws<JobSubmissionException>(() => _environment.FromElements(1).IterateBounded(scope =>
        {
            scope.AddVariable(_environment.FromElements(2));
            return new IterationBody<int, int>(scope.Variable, scope.Variable);
        }));

        Assert.Contains("Nothing is fed back to a variable stream", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStreamFromOutsideMustEnter()
    {
        DataStream<int> outside = _environment.FromElements(7);

        JobSubmissionException error = Assert.Throws<JobSubmissionException>(() => _environment.FromElements(1)
            .IterateBounded(scope => new IterationBody<int, int>(scope.Variable.Union(outside), scope.Variable)));

        Assert.Contains("without having entered", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsFedBackComesFromTheVariableStream()
    {
        DataStream<int> outside = _environment.FromElements(7);

        JobSubmissionException error = Assert.Throws<JobSubmissionException>(() => _environment.FromElements(1)
            .IterateBounded(scope => new IterationBody<int, int>(scope.Enter(outside).Map(static n => n), scope.Variable)));

        Assert.Contains("The feedback of an iteration does not come from its variable streams", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnIterationHasAtLeastOneRound()
    {
        JobSubmissionException error = Assert.Throws<JobSubmissionException>(() => _environment.FromElements(1)
            .IterateBounded(static scope => new IterationBody<int, int>(scope.Variable, scope.Variable), maxRounds: 0));

        Assert.Contains("must be at least 1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnErrorInTheBodyFailsTheJobAndNamesTheOperator(bool bounded)
    {
        Func<IterationScope<int>, IterationBody<int, int>> body = static scope =>
        {
            var next = scope.Variable.Rebalance().Map(static n => n < 1000 ? n + 1 : throw new InvalidOperationException("too far")).Name("walk");
            return new IterationBody<int, int>(next, next.Filter(static _ => false));
        };
        DataStreamSource<int> one = _environment.FromElements(1);

        JobExecutionException error = await Assert.ThrowsAsync<JobExecutionException>(() => Collect(bounded ? one.IterateBounded(body) : one.IterateUnbounded(body)));

        Assert.Contains("walk", error.Message, StringComparison.Ordinal);
        Assert.Contains("too far", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnIterationWithoutEndIsCancelled(bool bounded)
    {
        var began = new TaskCompletionSource();
        Began = began;
        Func<IterationScope<int>, IterationBody<int, int>> body = static scope =>
        {
            var next = scope.Variable.Rebalance().Map(static n =>
            {
                if (n == 1000)
                {
                    Began!.SetResult();
                }

                return n + 1;
            });
            return new IterationBody<int, int>(next, next);
        };
        DataStreamSource<int> one = _environment.FromElements(1);
        (bounded ? one.IterateBounded(body) : one.IterateUnbounded(body)).Filter(static _ => false).Map(static n => n).SinkTo(new Sinks.DiscardingSink<int>());
        IJobClient client = await _environment.ExecuteAsync();
        await began.Task;

        await client.CancelAsync();

        JobExecutionException error = await Assert.ThrowsAsync<JobExecutionException>(() => client.GetResultAsync());
        Assert.Equal(JobStatus.Canceled, error.Status);
    }

    [Fact]
    public void AnUnboundedIterationHasNoCriterion()
    {
        JobSubmissionException error = Assert.Throws<JobSubmissionException>(() => _environment.FromElements(1)
            .IterateUnbounded(static scope => new IterationBody<int, int>(scope.Variable, scope.Variable).Until(scope.Variable)));

        Assert.Contains("no criterion", error.Message, StringComparison.Ordinal);
    }

    private static async Task<List<T>> Collect<T>(DataStream<T> stream)
    {
        var results = new List<T>();
        await foreach (T result in stream.ExecuteAndCollectAsync())
        {
            results.Add(result);
        }

        return results;
    }

    private sealed class SumOfBoth : CoProcessFunction<string, long, (long Second, long Sum)>, IIterationListener<(long Second, long Sum)>
    {
        private long _first;
        private long _second;

        public override void ProcessElement1(string value, IProcessContext context, ICollector<(long Second, long Sum)> output) => _first = long.Parse(value);

        public override void ProcessElement2(long value, IProcessContext context, ICollector<(long Second, long Sum)> output) => _second = value;

        public void OnEpochWatermarkIncremented(int epoch, IIterationContext context, ICollector<(long Second, long Sum)> output) => output.Collect((_second, _first + _second));

        public void OnIterationTerminated(IIterationContext context, ICollector<(long Second, long Sum)> output)
        {
        }
    }

    private sealed class RoundsToTheSide(OutputTag<string> tag) : ProcessFunction<int, int>, IIterationListener<int>
    {
        public override void ProcessElement(int value, IProcessContext context, ICollector<int> output) => output.Collect(value);

        public void OnEpochWatermarkIncremented(int epoch, IIterationContext context, ICollector<int> output) => context.Output(tag, $"round {epoch}");

        public void OnIterationTerminated(IIterationContext context, ICollector<int> output) => context.Output(tag, "end");
    }

    private sealed class SumOfRound : ProcessFunction<long, long>, IIterationListener<long>
    {
        private long _sum;

        public override void ProcessElement(long value, IProcessContext context, ICollector<long> output) => _sum += value;

        public void OnEpochWatermarkIncremented(int epoch, IIterationContext context, ICollector<long> output)
        {
            output.Collect(_sum);
            _sum = 0;
        }

        public void OnIterationTerminated(IIterationContext context, ICollector<long> output)
        {
        }
    }

    private sealed class RoundsSeen : ProcessFunction<long, string>, IIterationListener<string>
    {
        private long _sum;
        private int _count;
        private int _rounds;

        public override void ProcessElement(long value, IProcessContext context, ICollector<string> output)
        {
            _sum += value;
            _count++;
        }

        public void OnEpochWatermarkIncremented(int epoch, IIterationContext context, ICollector<string> output)
        {
            output.Collect($"round {epoch}: {_sum} of {_count}");
            (_sum, _count) = (0, 0);
            _rounds++;
        }

        public void OnIterationTerminated(IIterationContext context, ICollector<string> output) => output.Collect($"end: {_rounds}");
    }
}
