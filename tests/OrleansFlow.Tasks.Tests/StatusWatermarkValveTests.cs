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
    public void WhenTheLastOneToBecomeIdleDidNotHoldTheOutputItJustBecomesIdle()
    {
        var valve = new StatusWatermarkValve(3, _out);
        valve.OnWatermark(0, 50);
        valve.OnWatermark(1, 10);
        valve.OnWatermark(2, 20);
        valve.OnStatus(0, idle: true);
        valve.OnStatus(1, idle: true);
        Assert.Equal(["10", "20"], _out.Take());
        valve.OnStatus(1, idle: false);
        valve.OnStatus(2, idle: true);
        valve.OnStatus(1, idle: true);
        Assert.Equal(["idle"], _out.Take());
    }

    [Fact]
    public void AWatermarkThatIsNotLargerThanTheLastOfItsChannelIsIgnored()
    {
        var valve = new StatusWatermarkValve(2, _out);
        valve.OnWatermark(0, 10);
        valve.OnWatermark(0, 3);
        valve.OnWatermark(1, 20);
        Assert.Equal(["10"], _out.Take());
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
}
