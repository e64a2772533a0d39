using OrleansFlow.Graph;
using OrleansFlow.Metrics;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Tests;

/// <summary>Inputs that have nothing to say, and the end of inputs.</summary>
public sealed class IdlenessTests
{
    private readonly TaskBench _bench = new();

    [Fact]
    public void OnlyTimeInWhichTheSubtaskWasNotBackPressuredMakesAStreamIdle()
    {
        var context = new Context();
        var output = new IdleFlag();
        IWatermarkGenerator<long> generator = WatermarkStrategy<long>.ForMonotonousTimestamps().WithIdleness(TimeSpan.FromMilliseconds(500)).CreateGenerator(context);
        generator.OnEvent(1, 1, output);
        generator.OnPeriodicEmit(output);

        // The clock goes on, but the subtask waits for credit: its time does not.
        for (int i = 0; i < 10; i++)
        {
            generator.OnPeriodicEmit(output);
        }

        Assert.False(output.IsIdle);
        context.InputActivityTime = 500;
        generator.OnPeriodicEmit(output);
        Assert.False(output.IsIdle);
        context.InputActivityTime = 501;
        generator.OnPeriodicEmit(output);
        Assert.True(output.IsIdle);
    }

    [Fact]
    public void ASourceThatIsIdleAtItsEndBecomesActiveForItsLastWatermark()
    {
        // Unlike in Flink, where an idle output drops it and windows behind it do not fire.
        var source = new ScriptedSource();
        _bench.Start(new Chain().Add("Source", new SourceSpec<long, string, int>(source)).To("o"));
        source.Do(
            static o =>
            {
                o.Collect(1, 10);
                o.MarkIdle();
            },
            _bench);
        source.End(_bench);
        Assert.Equal(
            [1L, WatermarkStatusEvent.Idle, WatermarkStatusEvent.Active, new WatermarkEvent(Timestamps.MaxWatermark), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance],
            _bench.Network.Edge("o").TakeAll<long>());
    }

    [Fact]
    public void TheEndOfABoundedInputIsTheGreatestWatermark()
    {
        var source = new ScriptedSource();
        var sink = new RecordingSink<long>();
        _bench.Start(new Chain().Add("Source", new SourceSpec<long, string, int>(source)).Sink(sink));
        source.Do(static o => o.Collect(1, 10), _bench);
        source.End(_bench);
        Assert.Equal(["open", $"watermark {Timestamps.MaxWatermark}", "flush end", "close"], sink.Calls);
    }

    [Fact]
    public void ATaskIsIdleWhenAllItsChannelsAreAndActiveBeforeTheFirstWatermarkAfterwards()
    {
        FakeEdge a = _bench.Network.Edge("a");
        FakeEdge b = _bench.Network.Edge("b");
        _bench.Start(new Chain().From("a").From("b").Map((int v) => v).To("o"));
        Put(a, new WatermarkEvent(10));
        Put(b, new WatermarkEvent(5));
        Put(b, WatermarkStatusEvent.Idle);
        Put(a, WatermarkStatusEvent.Idle);
        Put(a, WatermarkStatusEvent.Active);
        Put(a, new WatermarkEvent(20));
        Assert.Equal(
            [new WatermarkEvent(5), new WatermarkEvent(10), WatermarkStatusEvent.Idle, WatermarkStatusEvent.Active, new WatermarkEvent(20)],
            Output());
    }

    [Fact]
    public void AnEndedChannelCarriesTheOutputToTheGreatestWatermarkWhenTheOthersAreIdle()
    {
        FakeEdge a = _bench.Network.Edge("a");
        FakeEdge b = _bench.Network.Edge("b");
        _bench.Start(new Chain().From("a").From("b").Map((int v) => v).To("o"));
        a.Put<int>([], new WatermarkEvent(Timestamps.MaxWatermark));
        a.PutEnd<int>();
        _bench.Scheduler.RunAll();
        Put(b, new WatermarkEvent(5));
        Put(b, WatermarkStatusEvent.Idle);
        Assert.Equal([new WatermarkEvent(5), new WatermarkEvent(Timestamps.MaxWatermark)], Output());
    }

    private void Put(FakeEdge edge, StreamEvent streamEvent)
    {
        edge.Put<int>([], streamEvent);
        _bench.Scheduler.RunAll();
    }

    private List<object> Output()
    {
        _bench.Network.Edge("o").Producer?.RequestFlush();
        _bench.Scheduler.RunAll();
        return _bench.Network.Edge("o").TakeAll<int>();
    }

    private sealed class Context : IWatermarkGeneratorContext
    {
        public IMetricGroup Metrics => throw new NotSupportedException("The test has no metrics.");

        public long InputActivityTime { get; set; }
    }

    private sealed class IdleFlag : IWatermarkOutput
    {
        public bool IsIdle { get; private set; }

        public void EmitWatermark(long watermark) => IsIdle = false;

        public void MarkIdle() => IsIdle = true;

        public void MarkActive() => IsIdle = false;
    }
}
