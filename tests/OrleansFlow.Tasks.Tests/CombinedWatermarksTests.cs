using OrleansFlow.Tasks.Watermarks;

namespace OrleansFlow.Tasks.Tests;

public sealed class CombinedWatermarksTests
{
    private readonly Recorder _recorder = new();

    [Fact]
    public void TheLeastOfTheActiveInputsIsEmittedWhenItIsLarger()
    {
        CombinedWatermarks combined = new(2, _recorder);

        combined.OnWatermark(0, 10);
        combined.OnWatermark(1, 5);
        combined.OnWatermark(0, 12);
        combined.OnWatermark(1, 20);

        Assert.Equal(["5", "12"], _recorder.Seen);
    }

    [Fact]
    public void AnInputThatBecomesActiveBelowTheOutputHoldsItStillUntilItPassesIt()
    {
        CombinedWatermarks combined = new(2, _recorder);

        combined.OnWatermark(0, 10);
        combined.OnWatermark(1, 5);
        combined.OnStatus(1, idle: true);
        combined.OnStatus(1, idle: false);
        combined.OnWatermark(0, 20);
        combined.OnWatermark(1, 9);
        combined.OnWatermark(1, 11);

        Assert.Equal(["5", "10", "11"], _recorder.Seen);
    }

    [Fact]
    public void TheGreatestIsEmittedBeforeTheOutputBecomesIdle()
    {
        CombinedWatermarks combined = new(2, _recorder);

        combined.OnWatermark(0, 10);
        combined.OnWatermark(1, 5);
        combined.OnStatus(0, idle: true);
        combined.OnStatus(1, idle: true);
        combined.OnStatus(0, idle: false);

        Assert.Equal(["5", "10", "idle", "active"], _recorder.Seen);
    }

    [Fact]
    public void RandomInputsAgreeWithTheRuleWrittenPlainly()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            int inputs = random.Next(1, 5);
            var recorder = new Recorder();
            CombinedWatermarks combined = new(inputs, recorder);
            long[] watermarks = Enumerable.Repeat(long.MinValue, inputs).ToArray();
            bool[] idle = new bool[inputs];
            long output = long.MinValue;
            bool outputIdle = false;
            List<string> expected = [];
            for (int step = 0; step < 60; step++)
            {
                int input = random.Next(inputs);
                if (random.Next(3) > 0)
                {
                    long watermark = random.Next(40);
                    combined.OnWatermark(input, watermark);
                    watermarks[input] = Math.Max(watermarks[input], watermark);
                }
                else
                {
                    idle[input] = random.Next(2) == 0;
                    combined.OnStatus(input, idle[input]);
                    if (outputIdle && idle.Contains(false))
                    {
                        outputIdle = false;
                        expected.Add("active");
                    }
                }

                long[] active = watermarks.Where((_, i) => !idle[i]).ToArray();
                long least = active.Length > 0 ? active.Min() : watermarks.Max();
                if (least > output)
                {
                    output = least;
                    expected.Add($"{least}");
                }

                if (!outputIdle && !idle.Contains(false))
                {
                    outputIdle = true;
                    expected.Add("idle");
                }
            }

            Assert.True(expected.SequenceEqual(recorder.Seen), $"seed {seed}: expected {string.Join(' ', expected)}, got {string.Join(' ', recorder.Seen)}");
        }
    }

    private sealed class Recorder : ISignalOutput
    {
        public List<string> Seen { get; } = [];

        public void EmitWatermark(long watermark) => Seen.Add($"{watermark}");

        public void EmitStatus(bool idle) => Seen.Add(idle ? "idle" : "active");
    }
}
