using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Windowing;

namespace OrleansFlow.Testing.Tests;

public sealed class OneInputTestHarnessTests
{
    private static readonly OutputTag<string> Silent = new("silent");
    private static readonly OutputTag<Reading> Late = new("late");

    [Fact]
    public void RecordsKeepTheirTimestampsAndWatermarksTheirPlace()
    {
        using var harness = OperatorTestHarness.Create((DataStream<int> numbers) => numbers.Filter(x => x % 2 == 0).Map(x => $"<{x}>"));
        harness.ProcessElement(1, 10);
        harness.ProcessElement(2, 20);
        harness.ProcessWatermark(20);
        harness.ProcessElement(4);
        harness.ProcessWatermarkStatus(idle: true);
        harness.ProcessWatermarkStatus(idle: false);
        Assert.Equal(
            [
                TestElement<string>.Record("<2>", 20),
                TestElement<string>.Watermark(20),
                TestElement<string>.Record("<4>"),
                TestElement<string>.Idle,
                TestElement<string>.Active,
            ],
            harness.Output);
        Assert.Equal(["<2>", "<4>"], harness.Values);
        Assert.Equal([20L], harness.Watermarks);
        harness.ClearOutput();
        Assert.Empty(harness.Output);
    }

    [Fact]
    public void FunctionsAreTheObjectsOfTheTest()
    {
        var seen = new List<int>();
        using var harness = OperatorTestHarness.Create((DataStream<int> numbers) => numbers.Map(x =>
        {
            seen.Add(x);
            return x;
        }));
        harness.ProcessElements(1, 2, 3);
        Assert.Equal([1, 2, 3], seen);
    }

    [Fact]
    public void CapturedFunctionsAreCopies()
    {
        var seen = new List<int>();
        using var harness = OperatorTestHarness.Create(
            (DataStream<int> numbers) => numbers.Map(x =>
            {
                seen.Add(x);
                return seen.Count;
            }),
            new TestHarnessOptions { CaptureFunctions = true });
        harness.ProcessElements(5, 5);
        Assert.Equal([1, 2], harness.Values);
        Assert.Empty(seen);
    }

    [Fact]
    public void ATimerOfProcessingTimeFiresAtItsTime()
    {
        using OneInputTestHarness<Reading, string> harness = ProcessFunctionTestHarnesses.ForKeyedProcessFunction(new Silence(), static (Reading r) => r.Sensor);
        harness.ProcessingTime = 1_000;
        harness.ProcessElement(new Reading("a", 1));
        Assert.Equal(1, harness.NumProcessingTimeTimers);
        harness.AdvanceProcessingTime(TimeSpan.FromMilliseconds(4_999));
        Assert.Empty(harness.Values);
        harness.AdvanceProcessingTime(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["a at 6000"], harness.Values);
        Assert.Equal("a", Assert.Single(harness.SideOutput(Silent)).Value);
        Assert.Equal(0, harness.NumProcessingTimeTimers);
        Assert.Equal(6_000, harness.ProcessingTime);
    }

    [Fact]
    public void KeyedStateCanBeReadAndWritten()
    {
        using OneInputTestHarness<Reading, string> harness = ProcessFunctionTestHarnesses.ForKeyedProcessFunction(new Silence(), static (Reading r) => r.Sensor);
        harness.ProcessElement(new Reading("a", 7));
        Assert.Equal(7, harness.KeyedState("a").GetState(Silence.Last).Value);
        Assert.Equal(0, harness.KeyedState("b").GetState(Silence.Last).Value);
        harness.KeyedState("b").GetState(Silence.Last).Value = 9;
        Assert.Equal(3, harness.NumKeyedStateEntries);
        Assert.Contains("'KeyedProcess'", Assert.Throws<ArgumentException>(() => harness.KeyedState(5L)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWindowFiresByTheWatermarkAndLateRecordsGoToTheirSideOutput()
    {
        using var harness = OperatorTestHarness.Create((DataStream<Reading> readings) => readings
            .KeyBy(r => r.Sensor)
            .Window(TumblingEventTimeWindows.Of(TimeSpan.FromSeconds(10)))
            .SideOutputLateData(Late)
            .Reduce((left, right) => left with { Value = left.Value + right.Value }));
        harness.ProcessElement(new Reading("a", 1), 2_000);
        harness.ProcessElement(new Reading("a", 2), 9_999);
        harness.ProcessWatermark(9_998);
        Assert.Empty(harness.Records);
        harness.ProcessWatermark(9_999);
        harness.ProcessElement(new Reading("a", 4), 5_000);
        Assert.Equal([new TestRecord<Reading>(new Reading("a", 3), 9_999)], harness.Records);
        Assert.Equal([new TestRecord<Reading>(new Reading("a", 4), 5_000)], harness.SideOutput(Late));
        Assert.Equal(0, harness.NumKeyedStateEntries);
    }

    [Fact]
    public void ADroppedLateRecordIsCounted()
    {
        using var harness = OperatorTestHarness.Create((DataStream<Reading> readings) => readings
            .KeyBy(r => r.Sensor)
            .Window(TumblingEventTimeWindows.Of(TimeSpan.FromSeconds(10)))
            .Reduce((left, right) => left with { Value = left.Value + right.Value }));
        harness.ProcessWatermark(20_000);
        harness.ProcessElement(new Reading("a", 4), 5_000);
        Assert.Equal(1, harness.Counter("numLateRecordsDropped"));
    }

    [Fact]
    public void TheEndOfTheInputFiresWhatIsOpenAndClosesFunctions()
    {
        var function = new Closing();
        using var harness = OperatorTestHarness.Create((DataStream<int> numbers) => numbers.Process(function));
        harness.ProcessElement(1);
        Assert.Equal(1, function.Opened);
        harness.EndInput();
        Assert.True(harness.IsFinished);
        Assert.Equal(1, function.Closed);
        Assert.Contains("Finished", Assert.Throws<InvalidOperationException>(() => harness.ProcessElement(2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DisposingClosesFunctions()
    {
        var function = new Closing();
        using (OperatorTestHarness.Create((DataStream<int> numbers) => numbers.Process(function)))
        {
        }

        Assert.Equal(1, function.Closed);
    }

    [Fact]
    public void AnExceptionOfAFunctionIsThrownAsItIsAndNamedInTheFailure()
    {
        using var harness = OperatorTestHarness.Create((DataStream<int> numbers) => numbers.Map(x => 10 / x).Name("divide"));
        Assert.Throws<DivideByZeroException>(() => harness.ProcessElement(0));
        Assert.Equal("divide (1/1)#0", harness.Failure!.Operator);
        Assert.Throws<DivideByZeroException>(() => harness.ProcessElement(1));
    }

    [Fact]
    public void AFunctionThatIsOpenedAsynchronouslyIsWaitedFor()
    {
        using var harness = OperatorTestHarness.Create((DataStream<int> numbers) => numbers.Map(new OpensElsewhere()));
        harness.ProcessElement(1);
        Assert.Equal([2], harness.Values);
    }

    [Fact]
    public void AFunctionThatIsNeverOpenedIsNotWaitedForInVain()
    {
        TimeoutException error = Assert.Throws<TimeoutException>(() => OperatorTestHarness.Create(
            (DataStream<int> numbers) => numbers.Map(new NeverOpens()), new TestHarnessOptions { Patience = TimeSpan.FromMilliseconds(1) }));
        Assert.Contains("were not opened within", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralTasksAreAnErrorThatNamesThem()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => OperatorTestHarness.Create(
            (DataStream<Reading> readings) => readings.Map(r => r).KeyBy(r => r.Sensor).Reduce((_, right) => right)));
        Assert.Contains("these are 2: 'Map', 'Keyed Reduce'", error.Message, StringComparison.Ordinal);
        Assert.Contains("no operator to run", Assert.Throws<ArgumentException>(() => OperatorTestHarness.Create((DataStream<int> numbers) => numbers)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARecordOfAnotherSubtaskSaysSo()
    {
        using OneInputTestHarness<Reading, string> harness = ProcessFunctionTestHarnesses.ForKeyedProcessFunction(
            new Silence(), static (Reading r) => r.Sensor, new TestHarnessOptions { Parallelism = 128, Subtask = 3 });
        Assert.Contains("wrong subtask", Assert.Throws<OrleansFlowException>(() => harness.ProcessElement(new Reading("a", 1))).Message, StringComparison.Ordinal);
    }

    private sealed class Silence : KeyedProcessFunction<string, Reading, string>
    {
        public static readonly ValueStateDescriptor<long> Last = new("last");

        public override void ProcessElement(Reading value, IKeyedProcessContext<string> context, ICollector<string> output)
        {
            RuntimeContext.GetState(Last).Value = value.Value;
            context.TimerService.RegisterProcessingTimeTimer(context.TimerService.CurrentProcessingTime + 5_000);
        }

        public override void OnTimer(long timestamp, IKeyedOnTimerContext<string> context, ICollector<string> output)
        {
            output.Collect($"{context.CurrentKey} at {timestamp}");
            context.Output(Silent, context.CurrentKey);
        }
    }

    private sealed class Closing : ProcessFunction<int, int>
    {
        public int Opened { get; private set; }

        public int Closed { get; private set; }

        public override ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
        {
            Opened++;
            return ValueTask.CompletedTask;
        }

        public override ValueTask CloseAsync()
        {
            Closed++;
            return ValueTask.CompletedTask;
        }

        public override void ProcessElement(int value, IProcessContext context, ICollector<int> output) => output.Collect(value);
    }

    private sealed class OpensElsewhere : RichMapFunction<int, int>
    {
        private int _added;

        public override async ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
        {
            await Task.Run(static () => { }, cancellationToken).ConfigureAwait(false);
            _added = 1;
        }

        public override int Map(int value) => value + _added;
    }

    private sealed class NeverOpens : RichMapFunction<int, int>
    {
        public override ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken) => new(new TaskCompletionSource().Task);

        public override int Map(int value) => value;
    }
}
