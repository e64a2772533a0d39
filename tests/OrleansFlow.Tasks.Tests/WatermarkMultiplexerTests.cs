using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Tests;

/// <summary>The watermarks of the splits of a source.</summary>
public sealed class WatermarkMultiplexerTests
{
    private readonly Recorder _out = new();
    private readonly WatermarkMultiplexer _splits;

    public WatermarkMultiplexerTests() => _splits = new WatermarkMultiplexer(_out);

    [Fact]
    public void TheLeastOfTheActiveSplitsIsEmittedWhenItIsLarger()
    {
        var a = _splits.Add();
        var b = _splits.Add();
        a.EmitWatermark(10);
        Assert.Empty(_out.Take());
        b.EmitWatermark(5);
        Assert.Equal(["5"], _out.Take());
        b.EmitWatermark(4);
        a.EmitWatermark(11);
        Assert.Empty(_out.Take());
        b.EmitWatermark(20);
        Assert.Equal(["11"], _out.Take());
    }

    [Fact]
    public void ANewSplitHoldsTheOutputUntilItsFirstWatermark()
    {
        var a = _splits.Add();
        a.EmitWatermark(10);
        var b = _splits.Add();
        a.EmitWatermark(20);
        Assert.Equal(["10"], _out.Take());
        b.EmitWatermark(15);
        Assert.Equal(["15"], _out.Take());
    }

    [Fact]
    public void AnIdleSplitDoesNotHoldTheOutput()
    {
        var a = _splits.Add();
        var b = _splits.Add();
        a.EmitWatermark(10);
        b.MarkIdle();
        Assert.Equal(["10"], _out.Take());
    }

    [Fact]
    public void AWatermarkOfAnIdleSplitMakesItActive()
    {
        var a = _splits.Add();
        var b = _splits.Add();
        a.EmitWatermark(10);
        b.MarkIdle();
        b.EmitWatermark(12);
        a.EmitWatermark(20);
        Assert.Equal(["10", "12"], _out.Take());
    }

    [Fact]
    public void ASplitThatBecomesActiveBelowTheOutputHoldsItStillUntilItPassesIt()
    {
        var a = _splits.Add();
        var b = _splits.Add();
        a.EmitWatermark(10);
        b.EmitWatermark(5);
        b.MarkIdle();
        b.MarkActive();
        a.EmitWatermark(20);
        Assert.Equal(["5", "10"], _out.Take());
        b.EmitWatermark(12);
        Assert.Equal(["12"], _out.Take());
    }

    [Fact]
    public void WhenAllSplitsAreIdleTheGreatestIsEmittedAndThenTheSourceIsIdle()
    {
        var a = _splits.Add();
        var b = _splits.Add();
        a.EmitWatermark(10);
        b.EmitWatermark(5);
        a.MarkIdle();
        b.MarkIdle();
        Assert.Equal(["5", "10", "idle"], _out.Take());
        b.EmitWatermark(30);
        Assert.Equal(["active", "30"], _out.Take());
    }

    [Fact]
    public void ASplitThatIsReleasedHoldsNobodyBack()
    {
        var a = _splits.Add();
        var b = _splits.Add();
        a.EmitWatermark(10);
        b.EmitWatermark(5);
        _splits.Remove(b);
        Assert.Equal(["5", "10"], _out.Take());
    }

    [Fact]
    public void RandomSplitsAgreeWithTheRuleWrittenPlainly()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var recorder = new Recorder();
            var multiplexer = new WatermarkMultiplexer(recorder);
            List<(WatermarkMultiplexer.Part Part, long Watermark, bool Idle)> splits = [];
            List<string> expected = [];
            long output = long.MinValue;
            bool outputIdle = false;
            for (int step = 0; step < 60; step++)
            {
                int index = random.Next(splits.Count + 1);
                if (index == splits.Count)
                {
                    splits.Add((multiplexer.Add(), long.MinValue, false));
                }
                else if (random.Next(8) == 0 && splits.Count > 1)
                {
                    multiplexer.Remove(splits[index].Part);
                    splits.RemoveAt(index);
                }
                else if (random.Next(3) == 0)
                {
                    bool idle = random.Next(2) == 0;
                    splits[index] = splits[index] with { Idle = idle };
                    (idle ? (Action)splits[index].Part.MarkIdle : splits[index].Part.MarkActive)();
                }
                else
                {
                    long watermark = random.Next(step + 10);
                    splits[index] = splits[index] with { Idle = false, Watermark = Math.Max(watermark, splits[index].Watermark) };
                    splits[index].Part.EmitWatermark(watermark);
                }

                long[] active = [.. splits.Where(static s => !s.Idle).Select(static s => s.Watermark)];
                if (outputIdle && active.Length > 0)
                {
                    outputIdle = false;
                    expected.Add("active");
                }

                long combined = active.Length > 0 ? active.Min() : splits.Max(static s => s.Watermark);
                if (combined > output)
                {
                    output = combined;
                    expected.Add($"{combined}");
                }

                if (!outputIdle && active.Length == 0)
                {
                    outputIdle = true;
                    expected.Add("idle");
                }

                string[] actual = recorder.Take();
                Assert.True(expected.SequenceEqual(actual), $"seed {seed}, step {step}: expected {string.Join(' ', expected)}, got {string.Join(' ', actual)}");
                expected.Clear();
            }
        }
    }

    private sealed class Recorder : ISignalOutput
    {
        private readonly List<string> _all = [];

        public void EmitWatermark(long watermark) => _all.Add($"{watermark}");

        public void EmitStatus(bool idle) => _all.Add(idle ? "idle" : "active");

        public string[] Take()
        {
            string[] all = [.. _all];
            _all.Clear();
            return all;
        }
    }
}
