using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Types;

namespace OrleansFlow.Testing.Tests;

/// <summary>Interval joins and broadcast states through the bytes of snapshots.</summary>
public sealed class JoinSnapshotTests
{
    private const int MaxParallelism = 16;
    private static readonly MapStateDescriptor<string, long> s_limits = new("limits");

    [Fact]
    public void AnIntervalJoinFreesTheStateOfAKeyWhenItsLastRecordHasHadItsTime()
    {
        using TwoInputTestHarness<Reading, Reading, string> join = Join();
        join.ProcessElement1(new Reading("a", 1), 10);
        join.ProcessElement1(new Reading("a", 2), 12);
        join.ProcessElement2(new Reading("b", 3), 10);
        // The buffers of a key are one entry, and its timer is another.
        Assert.Equal(2 + 2, join.NumKeyedStateEntries);
        Assert.Equal(2, join.NumEventTimeTimers);
        join.ProcessBothWatermarks(15);
        Assert.Equal(1 + 1, join.NumKeyedStateEntries);
        join.ProcessBothWatermarks(16);
        Assert.Equal(1 + 1, join.NumKeyedStateEntries);
        join.ProcessBothWatermarks(17);
        Assert.Equal(0, join.NumKeyedStateEntries);
        Assert.Equal(0, join.NumEventTimeTimers);
    }

    [Fact]
    public void AnIntervalJoinCountsTheLateRecordsThatItDrops()
    {
        using TwoInputTestHarness<Reading, Reading, string> join = Join();
        join.ProcessBothWatermarks(15);
        join.ProcessElement1(new Reading("a", 1), 14);
        join.ProcessElement2(new Reading("a", 1), 14);
        join.ProcessElement2(new Reading("a", 1), 15);
        Assert.Equal(2, join.Counter("numLateRecordsDropped"));
        Assert.Equal(1 + 1, join.NumKeyedStateEntries);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(4, 2)]
    public void TheRecordsOfAnIntervalJoinGoToTheSubtasksOfTheirKeys(int before, int after)
    {
        string[] keys = [.. Enumerable.Range(0, 40).Select(static i => $"key {i}")];
        TestSnapshot[] snapshots = [.. Enumerable.Range(0, before).Select(subtask =>
        {
            using TwoInputTestHarness<Reading, Reading, string> join = Join(new TestHarnessOptions { Parallelism = before, Subtask = subtask, MaxParallelism = MaxParallelism });
            foreach (string key in keys.Where(key => SubtaskOf(key, before) == subtask))
            {
                join.ProcessElement1(new Reading(key, 1), 10);
                join.ProcessElement1(new Reading(key, 2), 8);
            }

            return TestSnapshot.FromBytes(join.Snapshot().ToBytes());
        })];

        int pairs = 0;
        for (int subtask = 0; subtask < after; subtask++)
        {
            using TwoInputTestHarness<Reading, Reading, string> join = Join(
                new TestHarnessOptions { Parallelism = after, Subtask = subtask, MaxParallelism = MaxParallelism, RestoreFrom = snapshots });
            foreach (string key in keys.Where(key => SubtaskOf(key, after) == subtask))
            {
                join.ClearOutput();
                join.ProcessElement2(new Reading(key, 3), 9);
                Assert.Equal([$"{key} 2 3", $"{key} 1 3"], join.Values);
                pairs++;
            }

            join.ProcessBothWatermarks(1_000);
            Assert.Equal(0, join.NumKeyedStateEntries);
        }

        Assert.Equal(keys.Length, pairs);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(3, 3)]
    [InlineData(3, 1)]
    public void ABroadcastStateIsTheSameInAllSubtasksAfterARestore(int before, int after)
    {
        TestSnapshot[] snapshots = [.. Enumerable.Range(0, before).Select(subtask =>
        {
            using TwoInputTestHarness<Reading, Reading, string> limits = Limits(new TestHarnessOptions { Parallelism = before, Subtask = subtask, MaxParallelism = MaxParallelism });
            limits.ProcessElement2(new Reading("x", 5));
            limits.ProcessElement2(new Reading("y", 7));
            return TestSnapshot.FromBytes(limits.Snapshot().ToBytes());
        })];

        for (int subtask = 0; subtask < after; subtask++)
        {
            var options = new TestHarnessOptions { Parallelism = after, Subtask = subtask, MaxParallelism = MaxParallelism, RestoreFrom = snapshots };
            using TwoInputTestHarness<Reading, Reading, string> limits = Limits(options);
            limits.ProcessElement2(new Reading("z", 1));
            Assert.Equal(["x=5 y=7 z=1"], limits.Values);
        }
    }

    private static int SubtaskOf(string key, int parallelism) =>
        KeyGroups.SubtaskOf(KeyGroups.Of(TypeRegistry.Default.ForKey<string>().HashKey(key), MaxParallelism), MaxParallelism, parallelism);

    private static TwoInputTestHarness<Reading, Reading, string> Join(TestHarnessOptions? options = null) => OperatorTestHarness.Create<Reading, Reading, string>(
        static (left, right) => left.KeyBy(static r => r.Sensor).IntervalJoin(right.KeyBy(static r => r.Sensor))
            .Between(TimeSpan.FromMilliseconds(-5), TimeSpan.FromMilliseconds(5))
            .Process(new Pair()),
        options);

    private static TwoInputTestHarness<Reading, Reading, string> Limits(TestHarnessOptions options) =>
        ProcessFunctionTestHarnesses.ForBroadcastProcessFunction(new KeepLimits(), [s_limits], options);

    private sealed class Pair : ProcessJoinFunction<Reading, Reading, string>
    {
        public override void ProcessElement(Reading left, Reading right, IProcessJoinContext context, ICollector<string> output) =>
            output.Collect($"{left.Sensor} {left.Value} {right.Value}");
    }

    private sealed class KeepLimits : BroadcastProcessFunction<Reading, Reading, string>
    {
        public override void ProcessElement(Reading value, IReadOnlyBroadcastContext context, ICollector<string> output)
        {
        }

        public override void ProcessBroadcastElement(Reading value, IBroadcastContext context, ICollector<string> output)
        {
            IBroadcastState<string, long> limits = context.GetBroadcastState(s_limits);
            limits.Put(value.Sensor, value.Value);
            output.Collect(string.Join(' ', limits.Entries.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e => $"{e.Key}={e.Value}")));
        }
    }
}
