using OrleansFlow.Functions;

namespace OrleansFlow.Testing.Tests.Rescaling;

/// <summary>Records that an asynchronous function has under way are in a snapshot, and are asked for again after it.</summary>
public sealed class AsyncRescaleTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void RecordsUnderWayAreAskedForAgainAfterARestoreEachOnce(bool ordered)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            int records = random.Next(1, 40);
            int after = random.Next(1, 4);
            var emitted = new List<int>();
            var first = new Questions();
            TestSnapshot snapshot;
            using (OneInputTestHarness<int, int> harness = Create(first, ordered, new TestHarnessOptions()))
            {
                for (int i = 0; i < records; i++)
                {
                    harness.ProcessElement(i, i);
                    if (random.Next(3) == 0)
                    {
                        harness.ProcessWatermark(i);
                    }

                    if (random.Next(2) == 0)
                    {
                        first.AnswerOne(random);
                        harness.Run();
                    }
                }

                // What was not taken would be in the channel still.
                while (harness.NumWaitingElements > 0)
                {
                    first.AnswerOne(random);
                    harness.Run();
                }

                snapshot = harness.Snapshot();
                emitted.AddRange(harness.Values);
            }

            for (int subtask = 0; subtask < after; subtask++)
            {
                var questions = new Questions();
                using OneInputTestHarness<int, int> harness = Create(questions, ordered, new TestHarnessOptions { Parallelism = after, Subtask = subtask, RestoreFrom = [snapshot] });
                while (questions.AnswerOne(random))
                {
                    harness.Run();
                }

                emitted.AddRange(harness.Values);
                Assert.Equal(0, harness.NumWaitingElements);
            }

            Assert.True(Enumerable.Range(0, records).SequenceEqual(emitted.Order()), $"seed {seed}: {string.Join(" ", emitted)}");
        }
    }

    [Fact]
    public void AWatermarkBehindARecordUnderWayComesAfterItAlsoAfterARestore()
    {
        TestSnapshot snapshot;
        using (OneInputTestHarness<int, int> harness = Create(new Questions(), ordered: false, new TestHarnessOptions()))
        {
            harness.ProcessElement(7, 1);
            harness.ProcessWatermark(5);
            Assert.Empty(harness.Output);
            snapshot = harness.Snapshot();
        }

        var questions = new Questions();
        using OneInputTestHarness<int, int> restored = Create(questions, ordered: false, new TestHarnessOptions { RestoreFrom = [snapshot] });
        Assert.Empty(restored.Output);
        questions.AnswerOne(new Random(0));
        restored.Run();
        Assert.Equal([TestElement<int>.Record(7, 1), TestElement<int>.Watermark(5)], restored.Output);
    }

    private static OneInputTestHarness<int, int> Create(Questions questions, bool ordered, TestHarnessOptions options) => OperatorTestHarness.Create(
        (DataStream<int> numbers) => ordered
            ? numbers.OrderedWait(questions, TimeSpan.FromMinutes(1), capacity: 3)
            : numbers.UnorderedWait(questions, TimeSpan.FromMinutes(1), capacity: 3),
        options);

    private sealed class Questions : IAsyncFunction<int, int>
    {
        private readonly List<(int Value, TaskCompletionSource<IReadOnlyCollection<int>> Answer)> _open = [];

        public ValueTask<IReadOnlyCollection<int>> InvokeAsync(int value, CancellationToken cancellationToken)
        {
            var answer = new TaskCompletionSource<IReadOnlyCollection<int>>();
            _open.Add((value, answer));
            return new ValueTask<IReadOnlyCollection<int>>(answer.Task);
        }

        public bool AnswerOne(Random random)
        {
            if (_open.Count == 0)
            {
                return false;
            }

            int index = random.Next(_open.Count);
            (int value, TaskCompletionSource<IReadOnlyCollection<int>> answer) = _open[index];
            _open.RemoveAt(index);
            answer.SetResult([value]);
            return true;
        }
    }
}
