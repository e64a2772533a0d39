using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Watermarks;
using OrleansFlow.Windowing;

namespace OrleansFlow.Grains.Tests.BadInputs;

/// <summary>Values and programs that cannot be: each is one clear error with operator and subtask, when it is written down if that can be.</summary>
public sealed class BadValueTests : IClassFixture<OneCluster>
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly OneCluster _cluster;

    public BadValueTests(OneCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task ANullKeyNamesTheOperatorThatSendsIt() =>
        Assert.Matches(
            @"operator 'Names \(1/1\)#0' in .+The key selector of edge .+ gave null for a record of System.String; keys of type System.String must not be null",
            await _cluster.FailsAsync(static e => End(Names(e).KeyBy<string>(static name => null!).Reduce(static (a, b) => a))));

    [Fact]
    public void AnArrayCannotBeAKey() =>
        Assert.Contains("System.Int32[]", Refused(static e => End(Names(e).KeyBy(static name => new[] { name.Length }).Reduce(static (a, b) => a))), StringComparison.Ordinal);

    [Fact]
    public void AListCannotBeAKeyAndNeitherCanARecordWithOne()
    {
        Assert.Contains("List", Refused(static e => End(Names(e).KeyBy(static name => new List<int>()).Reduce(static (a, b) => a))), StringComparison.Ordinal);
        Assert.Contains("Members", Refused(static e => End(Names(e).KeyBy(static name => new Group([name])).Reduce(static (a, b) => a))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATimestampOfLongMinValueNamesTheOperatorThatAssignsIt() =>
        Assert.Matches(
            @"operator 'Times \(1/1\)#0' in .+-9223372036854775808",
            await _cluster.FailsAsync(static e => End(Names(e)
                .AssignTimestampsAndWatermarks(WatermarkStrategy<string>.ForMonotonousTimestamps().WithTimestampAssigner(static name => long.MinValue)).Name("Times"))));

    [Fact]
    public async Task AWindowOfEventTimeWithoutTimestampsNamesItsOperator() =>
        Assert.Matches(
            @"operator 'Counts \(1/1\)#0' in .+got a record without a timestamp: assign timestamps before it",
            await _cluster.FailsAsync(static e => End(Names(e).KeyBy(static n => n).Window(TumblingEventTimeWindows.Of(s_second)).Reduce(static (a, b) => a).Name("Counts"))));

    public static TheoryData<string, Func<object>> Windows => new()
    {
        { "TumblingEventTimeWindows cannot have a size of 0 ms: it must be at least 1 ms.", static () => TumblingEventTimeWindows.Of(TimeSpan.Zero) },
        { "TumblingEventTimeWindows cannot have a size of -1000 ms: it must be at least 1 ms.", static () => TumblingEventTimeWindows.Of(-s_second) },
        { "TumblingProcessingTimeWindows cannot have a size of 0.5 ms: it must be at least 1 ms.", static () => TumblingProcessingTimeWindows.Of(TimeSpan.FromMicroseconds(500)) },
        { "TumblingEventTimeWindows cannot have an offset of 1000 ms: its absolute value must be less than the size, which is 1000 ms.", static () => TumblingEventTimeWindows.Of(s_second, s_second) },
        { "TumblingProcessingTimeWindows cannot have an offset of -1000 ms: its absolute value must be less than the size, which is 1000 ms.", static () => TumblingProcessingTimeWindows.Of(s_second, -s_second) },
        { "SlidingEventTimeWindows cannot have a size of 0 ms: it must be at least 1 ms.", static () => SlidingEventTimeWindows.Of(TimeSpan.Zero, s_second) },
        { "SlidingEventTimeWindows cannot have a slide of 0 ms: it must be at least 1 ms.", static () => SlidingEventTimeWindows.Of(s_second, TimeSpan.Zero) },
        { "SlidingProcessingTimeWindows cannot have a slide of -1000 ms: it must be at least 1 ms.", static () => SlidingProcessingTimeWindows.Of(s_second, -s_second) },
        { "SlidingEventTimeWindows cannot have an offset of 1000 ms: its absolute value must be less than the slide, which is 1000 ms.", static () => SlidingEventTimeWindows.Of(s_second * 2, s_second, s_second) },
        { "EventTimeSessionWindows cannot have a gap of 0 ms: it must be at least 1 ms.", static () => EventTimeSessionWindows.WithGap(TimeSpan.Zero) },
        { "ProcessingTimeSessionWindows cannot have a gap of -1000 ms: it must be at least 1 ms.", static () => ProcessingTimeSessionWindows.WithGap(-s_second) },
        { "CountTrigger cannot fire every 0 elements: it must be at least 1.", static () => CountTrigger.Of(0) },
        { "CountEvictor cannot keep -1 elements: it must be at least 0.", static () => CountEvictor.Of(-1) },
        { "TimeEvictor cannot have a duration of 0 ms: it must be at least 1 ms.", static () => TimeEvictor.Of(TimeSpan.Zero) },
        { "ContinuousEventTimeTrigger cannot have an interval of 0 ms: it must be at least 1 ms.", static () => ContinuousEventTimeTrigger.Of(TimeSpan.Zero) },
        { "ProcessingTimeoutTrigger cannot have a time-out of 0 ms: it must be at least 1 ms.", static () => ProcessingTimeoutTrigger.Of(CountTrigger.Of(1), TimeSpan.Zero) },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void WindowsThatCannotBeAreRefusedWhenTheProgramIsWritten(string message, Func<object> create) =>
        Assert.Equal(message, Assert.Throws<JobSubmissionException>(create).Message);

    [Fact]
    public void ANegativeLatenessIsRefusedWhenTheProgramIsWritten() =>
        Assert.Contains(
            "'TumblingEventTimeWindows' cannot have an allowed lateness of -1000 ms",
            Refused(static e => Names(e).KeyBy(static n => n).Window(TumblingEventTimeWindows.Of(s_second)).AllowedLateness(-s_second)),
            StringComparison.Ordinal);

    [Fact]
    public async Task AnAggregateThatCannotMergeIsRefusedForWindowsThatMergeUnlessTheirElementsAreKept()
    {
        Assert.Contains(
            "'EventTimeSessionWindows' merges windows, for which the aggregate has no function",
            Refused(static e => Sessions(e).Aggregate(static () => 0, static (count, name) => count + 1)),
            StringComparison.Ordinal);
        Assert.Contains("without a timestamp", await _cluster.FailsAsync(static e => End(Sessions(e).Evictor(CountEvictor.Of(1)).Aggregate(static () => 0, static (count, name) => count + 1))), StringComparison.Ordinal);

        static WindowedStream<string, string, TimeWindow> Sessions(StreamExecutionEnvironment e) => Names(e).KeyBy(static n => n).Window(EventTimeSessionWindows.WithGap(s_second));
    }

    [Fact]
    public async Task ADescriptorThatIsUsedWithTwoTypesNamesBothAndTheOperator() =>
        Assert.Matches(
            @"operator 'Twice \(1/1\)#0' in .+State 'count' is a value state of System.Int32 and was now asked for as a list state of System.String",
            await _cluster.FailsAsync(static e => End(Names(e).KeyBy(static n => n).Process(new TwoTypes()).Name("Twice"))));

    [Fact]
    public async Task ASideOutputThatIsReadWithAnotherTypeNamesBothAndTheOperator() =>
        Assert.Matches(
            @"operator 'Tags \(1/1\)#0' in .+records of type System.String for the side output 'side', which is read as one of System.Int32",
            await _cluster.FailsAsync(static e => End(Names(e).Process(new Tags()).Name("Tags").GetSideOutput(new OutputTag<int>("side")))));

    [Fact]
    public async Task StateOfAKeyOutsideOfAKeyedStreamNamesTheOperatorAndSaysWhatToDo() =>
        Assert.Matches(
            @"operator 'Unkeyed \(1/1\)#0' in .+KeyBy",
            await _cluster.FailsAsync(static e => End(Names(e).Process(new Unkeyed()).Name("Unkeyed"))));

    [Fact]
    public async Task StateOfAKeyBeforeThereIsAKeyNamesTheOperator() =>
        Assert.Matches(
            @"operator 'Early \(1/1\)#0' in .+key",
            await _cluster.FailsAsync(static e => End(Names(e).KeyBy(static n => n).Process(new Early()).Name("Early"))));

    [Fact]
    public async Task ATimerOutsideOfAKeyedStreamNamesTheOperatorAndSaysWhatToDo() =>
        Assert.Matches(
            @"operator 'Timers \(1/1\)#0' in .+its input is not keyed; timers belong to keys: call KeyBy before it",
            await _cluster.FailsAsync(static e => End(Names(e).Process(new UnkeyedTimer()).Name("Timers"))));

    [Fact]
    public async Task AnAsynchronousFunctionThatNeverCompletesFailsTheJobAfterItsTimeout() =>
        Assert.Matches(
            @"operator 'Waits \(1/1\)#0' in .+TimeoutException: An asynchronous call was not complete within 20 ms; raise the timeout",
            await _cluster.FailsAsync(static e => End(Names(e)
                .OrderedWait(static (name, _) => new ValueTask<string>(new TaskCompletionSource<string>().Task), TimeSpan.FromMilliseconds(20)).Name("Waits"))));

    [Fact]
    public void AnAsynchronousFunctionWithoutATimeoutIsRefused() =>
        Assert.Contains(
            "cannot have a timeout of 0 ms",
            Refused(static e => Names(e).OrderedWait(static (name, _) => new ValueTask<string>(name), TimeSpan.Zero)),
            StringComparison.Ordinal);

    private static SingleOutputStreamOperator<string> Names(StreamExecutionEnvironment environment) =>
        environment.FromElements("a", "b").Map(static name => name).Name("Names");

    private static void End<T>(DataStream<T> stream) => stream.SinkTo(new Sinks.DiscardingSink<T>());

    private static string Refused(Action<StreamExecutionEnvironment> program) => Assert.Throws<JobSubmissionException>(() =>
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment(1);
        program(environment);
        environment.GetJobGraph("refused");
    }).Message;

    public sealed record Group(List<string> Members);

    private sealed class Tags : ProcessFunction<string, string>
    {
        public override void ProcessElement(string value, IProcessContext context, ICollector<string> output) => context.Output(new OutputTag<string>("side"), value);
    }

    private sealed class TwoTypes : KeyedProcessFunction<string, string, string>
    {
        public override void Open(OpenContext context)
        {
            RuntimeContext.GetState(new ValueStateDescriptor<int>("count"));
            RuntimeContext.GetListState(new ListStateDescriptor<string>("count"));
        }

        public override void ProcessElement(string value, IKeyedProcessContext<string> context, ICollector<string> output)
        {
        }
    }

    private sealed class Unkeyed : ProcessFunction<string, string>
    {
        public override void ProcessElement(string value, IProcessContext context, ICollector<string> output) =>
            RuntimeContext.GetState(new ValueStateDescriptor<int>("count")).Value++;
    }

    private sealed class Early : KeyedProcessFunction<string, string, string>
    {
        public override void Open(OpenContext context) => RuntimeContext.GetState(new ValueStateDescriptor<int>("count")).Value = 1;

        public override void ProcessElement(string value, IKeyedProcessContext<string> context, ICollector<string> output)
        {
        }
    }

    private sealed class UnkeyedTimer : ProcessFunction<string, string>
    {
        public override void ProcessElement(string value, IProcessContext context, ICollector<string> output) => context.TimerService.RegisterEventTimeTimer(1);
    }
}
