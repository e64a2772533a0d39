using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Watermarks;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Windows over several channels, some of which are idle for a time or behind the others, beside the plain valve and the plain windows.</summary>
public sealed class UnitedStreamModelTests
{
    private const int Seeds = 200;
    private static readonly OutputTag<Click> Late = new("late");

    [Fact]
    public void WindowsOverSeveralChannelsDoWhatTheModelsOfValveAndWindowsDo()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            int channels = random.Next(2, 5);
            int size = random.Next(1, 20);
            int slide = random.Next(2) == 0 ? size : random.Next(1, 20);
            int lateness = random.Next(2) * random.Next(1, 20);
            string what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {channels} channels, size {size}, slide {slide}, lateness {lateness}");
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment();
            WindowAssigner<TimeWindow> windows = size == slide ? TumblingEventTimeWindows.Of(size.Ms()) : SlidingEventTimeWindows.Of(size.Ms(), slide.Ms());
            DataStream<Click> stream = environment.FromElements(new Click(0, "")).KeyBy(static click => click.Key)
                .Window(windows).AllowedLateness(lateness.Ms()).SideOutputLateData(Late).Reduce(Click.Join);
            var bench = new WindowBench<Click, Click>(((OperatorTransformation)stream.Transformation).Spec, Late, channels: channels);
            Compare(random, bench, new TimeWindowModel(size, slide, 0, lateness), channels, what);
        }
    }

    private static void Compare(Random random, WindowBench<Click, Click> bench, TimeWindowModel model, int channels, string what)
    {
        var combined = new Combined(model);
        var valve = new PlainValve(channels, combined);
        long[] now = new long[channels];
        for (int step = 0; step < 200; step++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{what}, step {step}");
            int channel = random.Next(channels);
            switch (random.Next(10))
            {
                case 0:
                    bool idle = random.Next(2) == 0;
                    valve.OnStatus(channel, idle);
                    RandomStream.AssertSame(combined.Take(), bench.Event(idle ? WatermarkStatusEvent.Idle : WatermarkStatusEvent.Active, channel), at, static click => click);
                    break;
                case < 4:
                    long watermark = now[channel] - random.Next(6);
                    valve.OnWatermark(channel, watermark);
                    RandomStream.AssertSame(combined.Take(), bench.Event(new WatermarkEvent(watermark), channel), at, static click => click);
                    break;
                default:
                    now[channel] += random.Next(6);
                    var click = new Click(random.Next(3), string.Create(CultureInfo.InvariantCulture, $"{step},"));
                    long timestamp = now[channel] - random.Next(12);
                    RandomStream.AssertSame(model.Element(click, timestamp), bench.Element(click, timestamp, channel), at, static c => c);
                    break;
            }
        }

        Assert.True(bench.Host.Failure is null, $"{what}: {bench.Host.Failure}");
        Assert.Equal(combined.Watermarks, bench.Watermarks);
        Assert.Equal(model.Late, bench.TakeLate());
    }

    private sealed class Combined(TimeWindowModel model) : ISignalOutput
    {
        private readonly List<(Click Value, long Timestamp)> _results = [];

        public List<long> Watermarks { get; } = [];

        public void EmitWatermark(long watermark)
        {
            Watermarks.Add(watermark);
            _results.AddRange(model.Watermark(watermark));
        }

        public void EmitStatus(bool idle)
        {
        }

        public List<(Click Value, long Timestamp)> Take()
        {
            List<(Click, long)> taken = [.. _results];
            _results.Clear();
            return taken;
        }
    }
}
