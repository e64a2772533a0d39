using System.Globalization;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>A stream of chance, with elements out of order, late ones, idle times and jumps, through an operator and its model.</summary>
internal static class RandomStream
{
    /// <summary>Compares what both say after each step.</summary>
    /// <param name="random">Makes the stream.</param>
    /// <param name="bench">Runs the operator.</param>
    /// <param name="model">The model.</param>
    /// <param name="what">What an error begins with.</param>
    /// <param name="form">Brings the model's results into the form of the operator's.</param>
    /// <param name="inOrderOfEnds">Whether windows fire at their ends only, and so in the order of those.</param>
    public static void Compare(Random random, WindowBench<Click, Click> bench, IWindowModel model, string what, Func<Click, Click> form, bool inOrderOfEnds = true)
    {
        long now = random.Next(-50, 50);
        int disorder = random.Next(2) * random.Next(1, 40);
        long watermark = long.MinValue;
        int keys = random.Next(1, 5);
        for (int step = 0; step < 120; step++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{what}, step {step}");
            if (random.Next(5) > 0)
            {
                now += random.Next(60) == 0 ? random.Next(1000) : random.Next(4);
                long timestamp = now - random.Next(disorder + 1);
                var click = new Click(random.Next(keys), string.Create(CultureInfo.InvariantCulture, $"{step},"));
                AssertSame(model.Element(click, timestamp), bench.Element(click, timestamp), at, form, inOrderOfEnds);
            }
            else if (random.Next(10) == 0)
            {
                bench.Event(WatermarkStatusEvent.Idle);
                bench.Event(WatermarkStatusEvent.Active);
            }
            else if (now - disorder > watermark)
            {
                watermark = now - random.Next((disorder / 2) + 1);
                AssertSame(model.Watermark(watermark), bench.Watermark(watermark), at, form, inOrderOfEnds);
                Assert.True(bench.Watermarks[^1] == watermark, at);
            }
        }

        AssertSame(model.Watermark(long.MaxValue), bench.Watermark(long.MaxValue), what, form, inOrderOfEnds);
        Assert.True(bench.Host.Failure is null, $"{what}: {bench.Host.Failure}");
        Assert.Equal(model.Late, bench.TakeLate());
    }

    /// <summary>Windows fire in the order of their ends; keys of one window in any order.</summary>
    public static void AssertSame(List<(Click Value, long Timestamp)> expected, List<(Click Value, long Timestamp)> actual, string what, Func<Click, Click> form, bool inOrderOfEnds = true)
    {
        expected = [.. expected.Select(e => (form(e.Value), e.Timestamp))];
        Assert.True(
            (!inOrderOfEnds || expected.Select(static e => e.Timestamp).SequenceEqual(actual.Select(static a => a.Timestamp)))
            && Ordered(expected).SequenceEqual(Ordered(actual)),
            $"{what}:\nexpected {string.Join(' ', expected)}\nactual   {string.Join(' ', actual)}");

        static IEnumerable<(Click, long)> Ordered(List<(Click Value, long Timestamp)> results) =>
            results.Select(static (result, index) => (Result: result, index)).OrderBy(static r => r.Result.Timestamp).ThenBy(static r => r.Result.Value.Key).ThenBy(static r => r.index).Select(static r => r.Result);
    }
}
