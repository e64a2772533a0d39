using OrleansFlow.Graph;
using OrleansFlow.Tasks.Coordination.Sources;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Tests;

/// <summary>The reader's side of watermark alignment (FLIP-182, FLIP-217).</summary>
public sealed class WatermarkAlignmentTests
{
    private static readonly WatermarkStrategy<long> s_strategy = WatermarkStrategy<long>.ForMonotonousTimestamps().WithTimestampAssigner(static v => v)
        .WithWatermarkAlignment("group", TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500));

    private readonly TaskBench _bench = new();
    private readonly ScriptedSource _source = new();

    [Fact]
    public void AReaderReportsItsWatermarkAtTheIntervalOnceItHasOne()
    {
        Start(_source, s_strategy);
        Advance(500);
        Assert.Empty(Reports());
        Emit(11);
        Advance(400);
        Assert.Empty(Reports());
        Advance(100);
        Assert.Equal([10], Reports());
        Advance(500);
        Assert.Equal([10], Reports());
    }

    [Fact]
    public void AnIdleReaderHoldsNobodyBackAndNeitherDoesOneThatHasEnded()
    {
        Start(_source, s_strategy.WithIdleness(TimeSpan.FromMilliseconds(600)));
        Emit(11);
        Advance(2000);
        Assert.Equal([10, Timestamps.MaxWatermark], Reports().Distinct());
        Emit(12);
        Advance(500);
        Assert.Equal([11], Reports());
        _source.End(_bench);
        Assert.Equal([Timestamps.MaxWatermark], Reports());
    }

    [Fact]
    public void ASourceBeyondTheLimitStopsReadingUntilTheLimitReachesIt()
    {
        StreamTask task = Start(_source, s_strategy);
        Allow(task, 50);
        Emit(51);
        Advance(200);
        Assert.Equal([51L, new WatermarkEvent(50)], Output());
        Emit(52);
        Advance(200);
        Assert.Equal([52L, new WatermarkEvent(51)], Output());
        Emit(53);
        Advance(1000);
        Assert.Empty(Output());
        Allow(task, 50);
        Assert.Empty(Output());
        Allow(task, 51);
        Assert.Equal([53L], Output());
    }

    [Fact]
    public void SplitsBeyondTheLimitArePausedOneByOne()
    {
        StreamTask task = Start(_source, s_strategy);
        EmitTo("a", 11);
        EmitTo("b", 201);
        EmitTo("c", 301);
        Advance(200);
        Assert.Empty(_source.Paused);
        Allow(task, 110);
        Assert.Equal(["b", "c"], _source.Paused);
        EmitTo("a", 50);
        Allow(task, 200);
        Assert.Equal(["c"], _source.Paused);
        Allow(task, 150);
        Assert.Equal(["b", "c"], _source.Paused);
        Allow(task, long.MaxValue);
        Assert.Empty(_source.Paused);
    }

    [Fact]
    public void TheLastSplitLeftIsHeldWithItsSourceOnly()
    {
        StreamTask task = Start(_source, s_strategy);
        EmitTo("a", 11);
        EmitTo("b", 201);
        Advance(200);
        Allow(task, 110);
        Assert.Equal(["b"], _source.Paused);
        Output();
        _source.Do(static o => o.ReleaseOutputForSplit("a"), _bench);
        Assert.Empty(_source.Paused);
        EmitTo("b", 202);
        Assert.Equal([new WatermarkEvent(200)], Output());
        Allow(task, 300);
        Assert.Equal([202L], Output());
    }

    [Fact]
    public void AReaderThatCannotPauseSplitsIsAnErrorUnlessThatIsAllowed()
    {
        var source = new ScriptedSource { CanPauseSplits = false };
        StreamTask task = Start(source, s_strategy);
        Ahead(source, task);
        Assert.Contains("Source 'Source' takes part in watermark alignment with several splits, and its reader cannot pause single ones: All or nothing. Set pipeline.watermark-alignment.allow-unaligned-source-splits", _bench.Host.Failure!.Message, StringComparison.Ordinal);

        _bench.Configuration["pipeline.watermark-alignment.allow-unaligned-source-splits"] = "true";
        source = new ScriptedSource { CanPauseSplits = false };
        task = Start(source, s_strategy);
        Ahead(source, task);
        Assert.Null(_bench.Host.Failure);
    }

    [Fact]
    public void TimeInWhichASourceOrSplitIsHeldBackDoesNotMakeItIdle()
    {
        StreamTask task = Start(_source, s_strategy.WithIdleness(TimeSpan.FromMilliseconds(400)));
        EmitTo("a", 11);
        EmitTo("b", 201);
        Advance(200);
        Allow(task, 110);
        Output();
        for (int i = 0; i < 10; i++)
        {
            EmitTo("a", 12 + i);
            Advance(200);
        }

        Allow(task, 300);
        Advance(200);
        EmitTo("b", 202);
        EmitTo("a", 300);
        Advance(200);
        Assert.Equal(201, Output().OfType<WatermarkEvent>().Last().Timestamp);
        Assert.DoesNotContain(Output(), static e => e is WatermarkStatusEvent);

        Allow(task, 100);
        Advance(5000);
        Assert.DoesNotContain(Output(), static e => e is WatermarkStatusEvent);
        Allow(task, 1000);
        Advance(300);
        Assert.DoesNotContain(Output(), static e => e is WatermarkStatusEvent);
        Advance(400);
        Assert.Equal([new WatermarkEvent(299), WatermarkStatusEvent.Idle], Output());
    }

    [Fact]
    public void NoWatermarkPassesTheLimitByMoreThanOneLookAtTheReader()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        for (int run = 0; run < 50; run++)
        {
            var bench = new TaskBench();
            var source = new ScriptedSource();
            StreamTask task = bench.Start(new Chain().Add("Source", new SourceSpec<long, string, int>(source, WatermarkStrategy<long>.ForGenerator(static _ => new EachRecord()).WithTimestampAssigner(static v => v)
                .WithWatermarkAlignment("g", TimeSpan.Zero))).To("o"));
            long emitted = 0;
            long allowed = long.MaxValue;
            long watermark = long.MinValue;
            for (int step = 0; step < 80; step++)
            {
                if (random.Next(3) == 0)
                {
                    allowed = random.Next(3 * step + 1);
                    task.HandleCoordinatorEvent(Chain.Id(0), SourceProtocol.Watermark(SourceMessage.AlignWatermark, allowed));
                    bench.Scheduler.RunAll();
                }
                else
                {
                    long value = emitted += random.Next(4);
                    source.Do(o => o.Collect(value), bench);
                }

                bench.Network.Edge("o").Producer!.RequestFlush();
                bench.Scheduler.RunAll();
                foreach (WatermarkEvent next in bench.Network.Edge("o").TakeAll<long>().OfType<WatermarkEvent>())
                {
                    Assert.True(watermark <= allowed, $"Seed {seed}, run {run}, step {step}: {next.Timestamp} follows {watermark}, and {allowed} is the limit.");
                    watermark = next.Timestamp;
                }
            }

            task.Cancel();
            bench.Scheduler.RunAll();
        }
    }

    private void Ahead(ScriptedSource source, StreamTask task)
    {
        source.Do(static o => o.CreateOutputForSplit("a").Collect(11), _bench);
        source.Do(static o => o.CreateOutputForSplit("b").Collect(500), _bench);
        Advance(200);
        Allow(task, 110);
    }

    private StreamTask Start(ScriptedSource source, WatermarkStrategy<long> strategy) =>
        _bench.Start(new Chain().Add("Source", new SourceSpec<long, string, int>(source, strategy)).To(source == _source ? "o" : $"o{source.CanPauseSplits}{_bench.Configuration.Count}"));

    private void Allow(StreamTask task, long watermark)
    {
        task.HandleCoordinatorEvent(Chain.Id(0), SourceProtocol.Watermark(SourceMessage.AlignWatermark, watermark));
        _bench.Scheduler.RunAll();
    }

    private void Emit(long value) => _source.Do(o => o.Collect(value), _bench);

    private void EmitTo(string split, long value) => _source.Do(o => o.CreateOutputForSplit(split).Collect(value), _bench);

    private void Advance(long milliseconds)
    {
        for (long step = 0; step < milliseconds; step += 100)
        {
            _bench.Time.Advance(TimeSpan.FromMilliseconds(100));
            _bench.Scheduler.RunAll();
        }
    }

    private List<long> Reports()
    {
        List<long> reports = [.. _bench.Host.Events.Where(static e => SourceProtocol.KindOf(e.Event) == SourceMessage.ReportWatermark).Select(static e => SourceProtocol.ReadWatermark(e.Event))];
        _bench.Host.Events.Clear();
        return reports;
    }

    private List<object> Output()
    {
        _bench.Network.Edge("o").Producer?.RequestFlush();
        _bench.Scheduler.RunAll();
        return _bench.Network.Edge("o").TakeAll<long>();
    }

    private sealed class EachRecord : IWatermarkGenerator<long>
    {
        public void OnEvent(long record, long timestamp, IWatermarkOutput output) => output.EmitWatermark(timestamp);

        public void OnPeriodicEmit(IWatermarkOutput output)
        {
        }
    }
}
