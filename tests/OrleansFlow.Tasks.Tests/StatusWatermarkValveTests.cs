using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Tests;

public sealed class StatusWatermarkValveTests
{
    private readonly Recorder _out = new();

    [Fact]
    public void TheOutputIsTheLeastOfAllChannels()
    {
        var valve = new StatusWatermarkValve(3, _out);
        valve.OnWatermark(0, 10);
        valve.OnWatermark(1, 5);
        Assert.Empty(_out.Take());
        valve.OnWatermark(2, 7);
        Assert.Equal(["5"], _out.Take());
        valve.OnWatermark(1, 20);
        Assert.Equal(["7"], _out.Take());
        valve.OnWatermark(2, 6);
        Assert.Empty(_out.Take());
    }

    [Fact]
    public void AnIdleChannelDoesNotHoldTheOutputAndItsWatermarksAreIgnored()
    {
        var valve = new StatusWatermarkValve(2, _out);
        valve.OnWatermark(0, 10);
        valve.OnStatus(1, idle: true);
        valve.OnWatermark(1, 5);
        Assert.Equal(["10"], _out.Take());
        valve.OnWatermark(0, 11);
        Assert.Equal(["11"], _out.Take());
    }

    [Fact]
    public void AChannelThatHeldTheMinimumLetsItGoWhenItBecomesIdle()
    {
        var valve = new StatusWatermarkValve(2, _out);
        valve.OnWatermark(0, 10);
        valve.OnWatermark(1, 5);
        Assert.Equal(["5"], _out.Take());
        valve.OnStatus(1, idle: true);
        Assert.Equal(["10"], _out.Take());
    }

    [Fact]
    public void ARejoiningChannelBelowTheOutputCountsOnlyWhenItHasCaughtUp()
    {
        // The example of a union: A=10, B=5, B idle, B active, A=20 gives 20 at once.
        var valve = new StatusWatermarkValve(2, _out);
        valve.OnWatermark(0, 10);
        valve.OnWatermark(1, 5);
        valve.OnStatus(1, idle: true);
        valve.OnStatus(1, idle: false);
        _out.Take();
        valve.OnWatermark(0, 20);
        Assert.Equal(["20"], _out.Take());
        valve.OnWatermark(1, 19);
        valve.OnWatermark(1, 25);
        valve.OnWatermark(0, 30);
        Assert.Equal(["25"], _out.Take());
    }

    [Fact]
    public void WhenTheLastOneToBecomeIdleHeldTheOutputTheGreatestGoesOutFirst()
    {
        var valve = new StatusWatermarkValve(3, _out);
        valve.OnWatermark(0, 30);
        valve.OnWatermark(1, 20);
        valve.OnWatermark(2, 10);
        Assert.Equal(["10"], _out.Take());
        valve.OnStatus(0, idle: true);
        valve.OnStatus(1, idle: true);
        valve.OnStatus(2, idle: true);
        Assert.Equal(["30", "idle"], _out.Take());
        valve.OnStatus(1, idle: false);
        Assert.Equal(["active"], _out.Take());
        valve.OnWatermark(1, 29);
        Assert.Empty(_out.Take());
        valve.OnWatermark(1, 31);
        Assert.Equal(["31"], _out.Take());
    }

    [Fact]
    public void AFinishedChannelAtTheMaximumCarriesTheOutputThereWhenAllOthersAreIdle()
    {
        var valve = new StatusWatermarkValve(2, _out);
        valve.OnWatermark(0, long.MaxValue);
        valve.OnWatermark(1, 3);
        _out.Take();
        valve.OnStatus(1, idle: true);
        Assert.Equal([long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture)], _out.Take());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(40)]
    public void ItDoesWhatTheRulesSayForAnySequence(int channels)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var expectedOut = new Recorder();
            var actualOut = new Recorder();
            var expected = new PlainValve(channels, expectedOut);
            var actual = new StatusWatermarkValve(channels, actualOut);
            for (int step = 0; step < 200; step++)
            {
                int channel = random.Next(channels);
                if (random.Next(4) == 0)
                {
                    bool idle = random.Next(2) == 0;
                    expected.OnStatus(channel, idle);
                    actual.OnStatus(channel, idle);
                }
                else
                {
                    long watermark = random.Next(step + 10);
                    expected.OnWatermark(channel, watermark);
                    actual.OnWatermark(channel, watermark);
                }

                Assert.True(expectedOut.All.SequenceEqual(actualOut.All), $"seed {seed}, step {step}: expected {string.Join(' ', expectedOut.All)}, got {string.Join(' ', actualOut.All)}");
            }

            // What holds of any valve: it never goes back, and says nothing while it is idle.
            long last = long.MinValue;
            bool isIdle = false;
            foreach (string output in actualOut.All)
            {
                if (output is "idle" or "active")
                {
                    Assert.NotEqual(isIdle, output == "idle");
                    isIdle = output == "idle";
                }
                else
                {
                    long watermark = long.Parse(output, System.Globalization.CultureInfo.InvariantCulture);
                    Assert.True(watermark > last && !isIdle, $"seed {seed}: {string.Join(' ', actualOut.All)}");
                    last = watermark;
                }
            }
        }
    }

    private sealed class Recorder : ISignalOutput
    {
        private int _taken;

        public List<string> All { get; } = [];

        public void EmitWatermark(long watermark) => All.Add(watermark.ToString(System.Globalization.CultureInfo.InvariantCulture));

        public void EmitStatus(bool idle) => All.Add(idle ? "idle" : "active");

        public List<string> Take()
        {
            List<string> taken = All[_taken..];
            _taken = All.Count;
            return taken;
        }
    }

    /// <summary>The rules word by word, looking at all channels each time.</summary>
    private sealed class PlainValve(int channels, ISignalOutput output)
    {
        private readonly (long Watermark, bool Idle, bool Aligned)[] _channels = [.. Enumerable.Repeat((long.MinValue, false, true), channels)];
        private long _last = long.MinValue;
        private bool _idle;

        public void OnWatermark(int channel, long watermark)
        {
            ref (long Watermark, bool Idle, bool Aligned) c = ref _channels[channel];
            if (_idle || c.Idle || watermark <= c.Watermark)
            {
                return;
            }

            c.Watermark = watermark;
            c.Aligned |= watermark >= _last;
            EmitLeast();
        }

        public void OnStatus(int channel, bool idle)
        {
            ref (long Watermark, bool Idle, bool Aligned) c = ref _channels[channel];
            if (c.Idle == idle)
            {
                return;
            }

            c.Idle = idle;
            c.Aligned = !idle && c.Watermark >= _last;
            if (_channels.All(static x => x.Idle))
            {
                long greatest = _channels.Max(static x => x.Watermark);
                if (c.Watermark == _last && greatest > _last)
                {
                    output.EmitWatermark(_last = greatest);
                }

                _idle = true;
                output.EmitStatus(idle: true);
            }
            else if (idle && c.Watermark == _last)
            {
                EmitLeast();
            }
            else if (!idle && _idle)
            {
                _idle = false;
                output.EmitStatus(idle: false);
            }
        }

        private void EmitLeast()
        {
            long[] aligned = [.. _channels.Where(static x => x.Aligned && !x.Idle).Select(static x => x.Watermark)];
            if (aligned.Length > 0 && aligned.Min() > _last)
            {
                output.EmitWatermark(_last = aligned.Min());
            }
        }
    }
}
