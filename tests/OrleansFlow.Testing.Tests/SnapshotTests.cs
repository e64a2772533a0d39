using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Types;
using OrleansFlow.Windowing;

namespace OrleansFlow.Testing.Tests;

public sealed class SnapshotTests
{
    [Fact]
    public void AHarnessGoesOnFromASnapshot()
    {
        using OneInputTestHarness<Reading, long> first = Sums();
        first.ProcessElement(new Reading("a", 3), 1);
        first.ProcessElement(new Reading("b", 5), 2);
        TestSnapshot snapshot = TestSnapshot.FromBytes(first.Snapshot(7).ToBytes());
        first.ProcessElement(new Reading("a", 100), 3);

        using OneInputTestHarness<Reading, long> second = Sums(new TestHarnessOptions { RestoreFrom = [snapshot] });
        Assert.Equal(2, second.NumEventTimeTimers);
        second.ProcessElement(new Reading("a", 1), 3);
        Assert.Equal([4L], second.Values);
        second.ProcessWatermark(1_000);
        Assert.Equal([4L, -4L, -5L], second.Values.OrderDescending());
        Assert.Equal(0, second.NumEventTimeTimers);
        Assert.Equal(7, snapshot.CheckpointId);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(4, 1)]
    [InlineData(2, 3)]
    public void StateAndTimersGoToTheSubtasksOfTheirKeys(int before, int after)
    {
        const int MaxParallelism = 16;
        Reading[] readings = [.. Enumerable.Range(0, 50).Select(static i => new Reading($"sensor {i}", i))];
        TestSnapshot[] snapshots = [.. Enumerable.Range(0, before).Select(subtask =>
        {
            using OneInputTestHarness<Reading, long> harness = Sums(new TestHarnessOptions { Parallelism = before, Subtask = subtask, MaxParallelism = MaxParallelism });
            Array.ForEach([.. readings.Where(r => SubtaskOf(r, MaxParallelism, before) == subtask)], reading => harness.ProcessElement(reading, 0));
            return harness.Snapshot();
        })];

        var sums = new List<long>();
        for (int subtask = 0; subtask < after; subtask++)
        {
            var options = new TestHarnessOptions { Parallelism = after, Subtask = subtask, MaxParallelism = MaxParallelism };
            options = options with { RestoreFrom = subtask % 2 == 0 ? snapshots : [TestSnapshot.Repartition(snapshots, MaxParallelism, after, subtask)] };
            using OneInputTestHarness<Reading, long> harness = Sums(options);
            Assert.Equal(readings.Count(r => SubtaskOf(r, MaxParallelism, after) == subtask), harness.NumEventTimeTimers);
            harness.ProcessWatermark(1_000);
            sums.AddRange(harness.Values);
        }

        Assert.Equal(readings.Select(static r => -r.Value).Order(), sums.Order());
    }

    [Fact]
    public void AFunctionSavesAndRestoresItsOwnState()
    {
        var first = new Buffering();
        TestSnapshot snapshot;
        using (var harness = OperatorTestHarness.Create((DataStream<int> numbers) => numbers.Map(first)))
        {
            harness.ProcessElements(1, 2, 3);
            snapshot = harness.Snapshot(42);
        }

        Assert.Equal((false, null), first.Restored);
        Assert.Equal(42, first.Snapshot);
        var second = new Buffering();
        using (var harness = OperatorTestHarness.Create((DataStream<int> numbers) => numbers.Map(second), new TestHarnessOptions { RestoreFrom = [snapshot] }))
        {
            Assert.Equal((true, 42L), second.Restored);
            Assert.Equal([1, 2, 3], second.Buffer);
            Assert.Equal([1, 2, 3], harness.OperatorState().GetListState(Buffering.Saved).Get()!);
        }

        var dealt = new List<int>();
        for (int subtask = 0; subtask < 2; subtask++)
        {
            var function = new Buffering();
            using var harness = OperatorTestHarness.Create(
                (DataStream<int> numbers) => numbers.Map(function), new TestHarnessOptions { Parallelism = 2, Subtask = subtask, RestoreFrom = [snapshot] });
            Assert.NotEmpty(function.Buffer);
            dealt.AddRange(function.Buffer);
        }

        Assert.Equal([1, 2, 3], dealt);
    }

    [Fact]
    public void AFunctionThatIsNotRichSavesItsStateToo()
    {
        var function = new Plain();
        using var harness = OperatorTestHarness.Create((DataStream<int> numbers) => numbers.Filter(function));
        harness.Snapshot();
        Assert.Equal(["initialize", "snapshot"], function.Calls);
    }

    [Fact]
    public void TheStateOfAnOperatorThatIsNotThereIsAnError()
    {
        using OneInputTestHarness<Reading, long> first = Sums();
        first.ProcessElement(new Reading("a", 3), 1);
        TestSnapshot snapshot = first.Snapshot();
        OneInputTestHarness<Reading, long> Other(bool allow) => OperatorTestHarness.Create<Reading, long>(
            readings => readings.KeyBy(r => r.Sensor).Process(new Summing()).Uid("another"),
            new TestHarnessOptions { RestoreFrom = [snapshot], AllowNonRestoredState = allow });
        Assert.Contains("Set a Uid", Assert.Throws<OrleansFlowException>(() => Other(allow: false)).Message, StringComparison.Ordinal);
        using OneInputTestHarness<Reading, long> second = Other(allow: true);
        Assert.Equal(0, second.NumKeyedStateEntries);
    }

    [Fact]
    public void KeyedStateForAnOperatorWithoutKeysIsAnError()
    {
        using OneInputTestHarness<Reading, long> first = OperatorTestHarness.Create<Reading, long>(readings => readings.KeyBy(r => r.Sensor).Process(new Summing()).Uid("x"));
        first.ProcessElement(new Reading("a", 3), 1);
        TestSnapshot snapshot = first.Snapshot();
        string message = Assert.Throws<OrleansFlowException>(() => OperatorTestHarness.Create<Reading, long>(
            readings => readings.Map(r => r.Value).Uid("x"), new TestHarnessOptions { RestoreFrom = [snapshot] })).Message;
        Assert.Contains("is not on a keyed stream", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherNumberOfKeyGroupsIsAnErrorThatNamesTheOption()
    {
        using OneInputTestHarness<Reading, long> first = Sums();
        first.ProcessElement(new Reading("a", 3), 1);
        TestSnapshot snapshot = first.Snapshot();
        string message = Assert.Throws<OrleansFlowException>(() => Sums(new TestHarnessOptions { RestoreFrom = [snapshot], MaxParallelism = 64 })).Message;
        Assert.Contains("to 128", message, StringComparison.Ordinal);
    }

    [Fact]
    public void WindowsOfAnotherSizeCannotGoOn()
    {
        TestSnapshot snapshot = WindowsOf(10, static window => window).Snapshot();
        Assert.Throws<OrleansFlowException>(() => WindowsOf(20, static window => window, snapshot));
        using OneInputTestHarness<Reading, Reading> same = WindowsOf(10, static window => window, snapshot);
        Assert.Equal([new Reading("a", 4), new Reading("b", 16)], same.Values.OrderBy(static r => r.Sensor));
    }

    [Fact]
    public void WindowsWithAnotherTriggerCannotGoOnSilently()
    {
        TestSnapshot snapshot = WindowsOf(10, static window => window).Snapshot();
        string message = Assert.Throws<OrleansFlowException>(() => WindowsOf(10, static window => window.Trigger(CountTrigger.Of(2)), snapshot)).Message;
        Assert.Contains("were saved as 'aligned-windows'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWindowThatHasFiredDoesNotFireAgainAfterARestoreUnlessAnElementComes()
    {
        using OneInputTestHarness<Reading, Reading> first = WindowsOf(10, static window => window.AllowedLateness(TimeSpan.FromMilliseconds(100)));
        first.ProcessWatermark(9);
        Assert.Equal(2, first.Values.Count);
        TestSnapshot snapshot = first.Snapshot();
        using OneInputTestHarness<Reading, Reading> second = WindowsOf(10, static window => window.AllowedLateness(TimeSpan.FromMilliseconds(100)), snapshot);

        // The watermark begins anew: the window of "b" is as if it were new to its trigger.
        Assert.Equal([TestElement<Reading>.Record(new Reading("b", 16), 9), TestElement<Reading>.Watermark(50)], second.Output);
    }

    [Fact]
    public void ADamagedSnapshotIsAnError()
    {
        using OneInputTestHarness<Reading, long> first = Sums();
        first.ProcessElement(new Reading("a", 3), 1);
        byte[] bytes = first.Snapshot().ToBytes();
        bytes[^3] ^= 1;
        Assert.Throws<CorruptDataException>(() => TestSnapshot.FromBytes(bytes));
    }

    [Fact]
    public void PartitionsInMemoryTakeNoSnapshot()
    {
        using var harness = OperatorTestHarness.Create((DataStream<int> numbers) => numbers.FullWindowPartition().Reduce((left, right) => left + right));
        harness.ProcessElement(1);
        Assert.Contains("would be lost", Assert.Throws<OrleansFlowException>(() => harness.Snapshot()).Message, StringComparison.Ordinal);
    }

    // With windows of "a" and "b", or restored, and then one more element of "b" and a watermark.
    private static OneInputTestHarness<Reading, Reading> WindowsOf(
        int size, Func<WindowedStream<Reading, string, TimeWindow>, WindowedStream<Reading, string, TimeWindow>> settings, TestSnapshot? snapshot = null)
    {
        OneInputTestHarness<Reading, Reading> harness = OperatorTestHarness.Create(
            (DataStream<Reading> readings) => settings(readings.KeyBy(r => r.Sensor).Window(TumblingEventTimeWindows.Of(TimeSpan.FromMilliseconds(size))))
                .Reduce((left, right) => left with { Value = left.Value + right.Value }),
            new TestHarnessOptions { RestoreFrom = snapshot is null ? [] : [snapshot] });
        if (snapshot is null)
        {
            harness.ProcessElement(new Reading("a", 4), 1);
            harness.ProcessElement(new Reading("b", 8), 2);
        }
        else if (harness.NumKeyedStateEntries > 0)
        {
            harness.ProcessElement(new Reading("b", 8), 3);
            harness.ProcessWatermark(50);
        }

        return harness;
    }

    private static OneInputTestHarness<Reading, long> Sums(TestHarnessOptions? options = null) =>
        ProcessFunctionTestHarnesses.ForKeyedProcessFunction(new Summing(), static (Reading r) => r.Sensor, options);

    private static int SubtaskOf(Reading reading, int maxParallelism, int parallelism) =>
        KeyGroups.SubtaskOfKey(TypeRegistry.Default.ForKey<string>().HashKey(reading.Sensor), maxParallelism, parallelism);

    private sealed class Summing : KeyedProcessFunction<string, Reading, long>
    {
        private static readonly ValueStateDescriptor<long> Sum = new("sum");

        public override void ProcessElement(Reading value, IKeyedProcessContext<string> context, ICollector<long> output)
        {
            IValueState<long> sum = RuntimeContext.GetState(Sum);
            sum.Value += value.Value;
            output.Collect(sum.Value);
            context.TimerService.RegisterEventTimeTimer(1_000);
        }

        public override void OnTimer(long timestamp, IKeyedOnTimerContext<string> context, ICollector<long> output) =>
            output.Collect(-RuntimeContext.GetState(Sum).Value);
    }

    private sealed class Buffering : RichMapFunction<int, int>, ICheckpointedFunction
    {
        public static readonly ListStateDescriptor<int> Saved = new("buffer");
        private IListState<int>? _saved;

        public List<int> Buffer { get; } = [];

        public (bool IsRestored, long? CheckpointId) Restored { get; private set; }

        public long Snapshot { get; private set; }

        public void InitializeState(IFunctionInitializationContext context)
        {
            _saved = context.OperatorStateStore.GetListState(Saved);
            Buffer.AddRange(_saved.Get()!);
            Restored = (context.IsRestored, context.RestoredCheckpointId);
        }

        public void SnapshotState(IFunctionSnapshotContext context)
        {
            Snapshot = context.CheckpointId;
            _saved!.Update(Buffer);
        }

        public override int Map(int value)
        {
            Buffer.Add(value);
            return value;
        }
    }

    private sealed class Plain : IFilterFunction<int>, ICheckpointedFunction
    {
        public List<string> Calls { get; } = [];

        public bool Filter(int value) => true;

        public void InitializeState(IFunctionInitializationContext context) => Calls.Add("initialize");

        public void SnapshotState(IFunctionSnapshotContext context) => Calls.Add("snapshot");
    }
}
