using OrleansFlow.Graph;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Tasks.Tests;

public sealed class WatermarkTests
{
    private readonly TaskBench _bench = new();

    [Fact]
    public void TheWatermarkFollowsTheGreatestTimestampAtTheDistanceAllowed()
    {
        Start(WatermarkStrategy<long>.ForBoundedOutOfOrderness(TimeSpan.FromMilliseconds(5)).WithTimestampAssigner(static v => v));
        Put(10, 30, 20);
        Assert.Equal([10L, 30L, 20L], Output());
        Advance(200);
        Assert.Equal([new WatermarkEvent(24)], Output());
        Advance(200);
        Assert.Empty(Output());
    }

    [Fact]
    public void MonotonousTimestampsHaveAWatermarkJustBelowThem()
    {
        Start(WatermarkStrategy<long>.ForMonotonousTimestamps().WithTimestampAssigner(static v => v));
        Put(10);
        Advance(200);
        Assert.Equal([10L, new WatermarkEvent(9)], Output());
    }

    [Fact]
    public void TheIntervalIsAnOption()
    {
        _bench.Configuration["pipeline.auto-watermark-interval"] = "50 ms";
        Start(WatermarkStrategy<long>.ForMonotonousTimestamps().WithTimestampAssigner(static v => v));
        Put(10);
        Advance(49);
        Assert.Equal([10L], Output());
        Advance(1);
        Assert.Equal([new WatermarkEvent(9)], Output());
    }

    [Fact]
    public void APunctuatedWatermarkFollowsItsRecord()
    {
        Start(WatermarkStrategy<long>.ForGenerator(static _ => new Punctuated()).WithTimestampAssigner(static v => v));
        Put(1, 20, 3);
        Assert.Equal([1L, 20L, new WatermarkEvent(20), 3L], Output());
    }

    [Fact]
    public void WatermarksFromBeforeTheAssignerEndThereButForTheLast()
    {
        FakeEdge edge = _bench.Network.Edge("e");
        edge.Put([1L], new WatermarkEvent(100));
        edge.Put<long>([], WatermarkStatusEvent.Idle, WatermarkStatusEvent.Active, new WatermarkEvent(Timestamps.MaxWatermark));
        edge.PutEnd<long>();
        _bench.Start(Assigner(WatermarkStrategy<long>.ForMonotonousTimestamps().WithTimestampAssigner(static v => v)));
        Assert.Equal([1L, new WatermarkEvent(Timestamps.MaxWatermark), EndOfDataEvent.Instance, EndOfPartitionEvent.Instance], Output());
    }

    [Fact]
    public void AStreamWithoutRecordsForATimeIsIdleUntilTheNext()
    {
        Start(WatermarkStrategy<long>.ForMonotonousTimestamps().WithTimestampAssigner(static v => v).WithIdleness(TimeSpan.FromMilliseconds(500)));
        Put(10);
        Advance(200);
        Assert.Equal([10L, new WatermarkEvent(9)], Output());
        Advance(600);
        Assert.Equal([WatermarkStatusEvent.Idle], Output());
        Put(11);
        Advance(200);
        Assert.Equal([11L, WatermarkStatusEvent.Active, new WatermarkEvent(10)], Output());
    }

    [Fact]
    public void ATimestampOfNothingIsAnErrorThatNamesTheOperator()
    {
        Start(WatermarkStrategy<long>.NoWatermarks().WithTimestampAssigner(static _ => long.MinValue));
        Put(1);
        Assert.Contains("operator 'Times' returned", _bench.Host.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSplitsOfASourceHaveWatermarksOfTheirOwn()
    {
        var source = new ScriptedSource();
        StreamTask task = _bench.Start(new Chain().Add("Source", new SourceSpec<long, string, int>(source, WatermarkStrategy<long>.ForMonotonousTimestamps().WithTimestampAssigner(static v => v))).To("o"));
        source.Do(static o => o.CreateOutputForSplit("a").Collect(100), _bench);
        source.Do(static o => o.CreateOutputForSplit("b").Collect(40), _bench);
        Advance(200);
        Assert.Equal([100L, 40L, new WatermarkEvent(39)], Output());
        source.Do(static o => o.CreateOutputForSplit("b").Collect(70), _bench);
        Advance(200);
        Assert.Equal([70L, new WatermarkEvent(69)], Output());
        source.Do(static o => o.ReleaseOutputForSplit("b"), _bench);
        Assert.Equal([new WatermarkEvent(99)], Output());
        source.Do(static o => o.CreateOutputForSplit("c"), _bench);
        source.Do(static o => o.CreateOutputForSplit("a").Collect(500), _bench);
        Advance(200);
        Assert.Equal([500L], Output());
        task.Cancel();
        _bench.Scheduler.RunAll();
    }

    [Fact]
    public void AReadersOwnWatermarksComeBetweenItsRecords()
    {
        var source = new ScriptedSource();
        StreamTask task = _bench.Start(new Chain().Add("Source", new SourceSpec<long, string, int>(source)).To("o"));
        source.Do(
            static o =>
            {
                o.Collect(1, 10);
                o.EmitWatermark(10);
                o.Collect(2, 11);
                o.MarkIdle();
            },
            _bench);
        Assert.Equal([1L, new WatermarkEvent(10), 2L, WatermarkStatusEvent.Idle], Output());
        task.Cancel();
        _bench.Scheduler.RunAll();
    }

    [Fact]
    public void WatermarksOfASourceNeverGoBackAndNeverPassASplit()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        for (int run = 0; run < 100; run++)
        {
            var bench = new TaskBench();
            var source = new ScriptedSource();
            StreamTask task = bench.Start(new Chain().Add("Source", new SourceSpec<long, string, int>(source, WatermarkStrategy<long>.ForBoundedOutOfOrderness(TimeSpan.FromMilliseconds(3)).WithTimestampAssigner(static v => v))).To("o"));
            Dictionary<string, long> greatest = [];
            long last = long.MinValue;
            for (int step = 0; step < 60; step++)
            {
                string split = $"s{random.Next(3)}";
                if (random.Next(12) == 0)
                {
                    source.Do(o => o.ReleaseOutputForSplit(split), bench);
                    greatest.Remove(split);
                }
                else
                {
                    long value = step + random.Next(10);
                    source.Do(o => o.CreateOutputForSplit(split).Collect(value), bench);
                    greatest[split] = Math.Max(greatest.GetValueOrDefault(split, long.MinValue), value);
                }

                bench.Time.Advance(TimeSpan.FromMilliseconds(200));
                bench.Scheduler.RunAll();
                bench.Network.Edge("o").Producer!.RequestFlush();
                bench.Scheduler.RunAll();
                foreach (WatermarkEvent watermark in bench.Network.Edge("o").TakeAll<long>().OfType<WatermarkEvent>())
                {
                    Assert.True(watermark.Timestamp > last, $"seed {seed}, run {run}, step {step}");
                    last = watermark.Timestamp;
                }

                if (greatest.Count > 0)
                {
                    Assert.True(last >= greatest.Values.Min() - 4, $"behind: seed {seed}, run {run}, step {step}");
                }
            }

            task.Cancel();
            bench.Scheduler.RunAll();
        }
    }

    private static Chain Assigner(WatermarkStrategy<long> strategy) => new Chain().From("e").Add("Times", new TimestampsAndWatermarksSpec<long>(strategy)).To("o");

    private void Start(WatermarkStrategy<long> strategy) => _bench.Start(Assigner(strategy));

    private void Put(params long[] values)
    {
        _bench.Network.Edge("e").Put(values);
        _bench.Scheduler.RunAll();
    }

    private void Advance(long milliseconds)
    {
        _bench.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        _bench.Scheduler.RunAll();
    }

    private List<object> Output()
    {
        _bench.Network.Edge("o").Producer?.RequestFlush();
        _bench.Scheduler.RunAll();
        return _bench.Network.Edge("o").TakeAll<long>();
    }

    private sealed class Punctuated : IWatermarkGenerator<long>
    {
        public void OnEvent(long record, long timestamp, IWatermarkOutput output)
        {
            if (timestamp % 10 == 0)
            {
                output.EmitWatermark(timestamp);
            }
        }

        public void OnPeriodicEmit(IWatermarkOutput output)
        {
        }
    }
}
