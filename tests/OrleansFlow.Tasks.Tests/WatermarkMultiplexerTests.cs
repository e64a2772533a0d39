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
