using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Testing.Tests;

public sealed class TwoInputTestHarnessTests
{
    private static readonly MapStateDescriptor<string, long> Limits = new("limits");

    [Fact]
    public void TheWatermarkIsTheLowerOneOfBothInputsAndAnIdleOneDoesNotCount()
    {
        using var harness = OperatorTestHarness.Create((DataStream<int> first, DataStream<string> second) => first.Connect(second).Map(x => $"{x}", x => x));
        harness.ProcessElement1(1, 10);
        harness.ProcessElement2("b");
        harness.ProcessWatermark1(10);
        Assert.Empty(harness.Watermarks);
        harness.ProcessWatermark2(5);
        harness.ProcessWatermarkStatus2(idle: true);
        harness.ProcessBothWatermarks(20);
        Assert.Equal([5L, 10L, 20L], harness.Watermarks);
        Assert.Equal([new TestRecord<string>("1", 10), new TestRecord<string>("b", null)], harness.Records);
        harness.EndInput1();
        Assert.False(harness.IsFinished);
        harness.EndInput2();
        Assert.True(harness.IsFinished);
    }

    [Fact]
    public void ABroadcastStateIsReadAndWrittenByTheTest()
    {
        using TwoInputTestHarness<Reading, Reading, string> harness =
            ProcessFunctionTestHarnesses.ForBroadcastProcessFunction(new Limited(), [Limits]);
        harness.ProcessElement2(new Reading("a", 5));
        harness.ProcessElement1(new Reading("a", 6));
        harness.OperatorState().GetBroadcastState(Limits).Put("a", 100);
        harness.ProcessElement1(new Reading("a", 7));
        Assert.Equal(["a 6 > 5"], harness.Values);

        using TwoInputTestHarness<Reading, Reading, string> restored = ProcessFunctionTestHarnesses.ForBroadcastProcessFunction(
            new Limited(), [Limits], new TestHarnessOptions { Parallelism = 3, Subtask = 2, RestoreFrom = [harness.Snapshot()] });
        Assert.Equal(100, restored.OperatorState().GetBroadcastState(Limits).Get("a"));
    }

    private sealed class Limited : BroadcastProcessFunction<Reading, Reading, string>
    {
        public override void ProcessElement(Reading value, IReadOnlyBroadcastContext context, ICollector<string> output)
        {
            if (context.GetBroadcastState(Limits).TryGet(value.Sensor, out long limit) && value.Value > limit)
            {
                output.Collect($"{value.Sensor} {value.Value} > {limit}");
            }
        }

        public override void ProcessBroadcastElement(Reading value, IBroadcastContext context, ICollector<string> output) =>
            context.GetBroadcastState(Limits).Put(value.Sensor, value.Value);
    }
}
