using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests.Joins;

public sealed class IntervalJoinModelTests
{
    private const int Seeds = 200;
    private static readonly OutputTag<(int, string)> LateLeft = new("late-left");
    private static readonly OutputTag<(int, string)> LateRight = new("late-right");

    [Fact]
    public void AnIntervalJoinDoesWhatTheModelDoes()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            long lower = random.Next(-20, 20);
            long upper = lower + random.Next(25);
            string what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, from {lower} to {upper}");
            Compare(random, new IntervalJoinModel(lower, upper), Bench(lower, upper), what);
        }
    }

    [Fact]
    public void WithoutLateRecordsTheJoinGivesEachPairOfTheIntervalOnce()
    {
        for (int seed = 5000; seed < 5000 + Seeds; seed++)
        {
            var random = new Random(seed);
            long lower = random.Next(-15, 15);
            long upper = lower + random.Next(20);
            int disorder = random.Next(30);
            var left = new List<((int Key, string Text) Record, long Timestamp)>();
            var right = new List<((int Key, string Text) Record, long Timestamp)>();
            var results = new List<(string, long)>();
            TwoInputBench<(int, string), (int, string), string> bench = Bench(lower, upper);
            long watermark = long.MinValue;
            for (int step = 0; step < 150; step++)
            {
                long timestamp = step + random.Next(disorder + 1);
                (int, string) record = (random.Next(3), string.Create(CultureInfo.InvariantCulture, $"<{step}>"));
                bool isLeft = random.Next(2) == 0;
                (isLeft ? left : right).Add((record, timestamp));
                results.AddRange(isLeft ? bench.First(record, timestamp) : bench.Second(record, timestamp));
                if (random.Next(4) == 0)
                {
                    watermark = step;
                    results.AddRange(bench.Watermark(watermark));
                }
            }

            results.AddRange(bench.Watermark(long.MaxValue));
            IEnumerable<(string, long)> expected =
                from l in left
                from r in right
                where l.Record.Key == r.Record.Key && r.Timestamp - l.Timestamp >= lower && r.Timestamp - l.Timestamp <= upper
                select (l.Record.Text + r.Record.Text, Math.Max(l.Timestamp, r.Timestamp));
            Assert.True(expected.Order().SequenceEqual(results.Order()), string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        }
    }

    private static void Compare(Random random, IntervalJoinModel model, TwoInputBench<(int, string), (int, string), string> bench, string what)
    {
        long now = random.Next(-50, 50);
        int disorder = random.Next(2) * random.Next(1, 40);
        int keys = random.Next(1, 5);
        long[] watermarks = [long.MinValue, long.MinValue];
        bool[] idle = [false, false];
        long combined = long.MinValue;
        for (int step = 0; step < 150; step++)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{what}, step {step}");
            int input = random.Next(2);
            switch (random.Next(12))
            {
                case 0:
                    idle[input] = !idle[input];
                    Feed(bench, input, idle[input] ? WatermarkStatusEvent.Idle : WatermarkStatusEvent.Active, at);
                    break;
                case < 4:
                    long watermark = now - random.Next((disorder / 2) + 1);
                    Feed(bench, input, new WatermarkEvent(watermark), at);
                    watermarks[input] = idle[input] ? watermarks[input] : Math.Max(watermarks[input], watermark);
                    break;
                default:
                    now += random.Next(60) == 0 ? random.Next(1000) : random.Next(4);
                    long timestamp = now - random.Next(disorder + 1);
                    (int, string) record = (random.Next(keys), string.Create(CultureInfo.InvariantCulture, $"<{step}>"));
                    List<(string, long)> expected = input == 0 ? model.Left(record, timestamp) : model.Right(record, timestamp);
                    List<(string, long)> actual = input == 0 ? bench.First(record, timestamp) : bench.Second(record, timestamp);
                    Assert.True(expected.Order().SequenceEqual(actual.Order()), $"{at}:\nexpected {string.Join(' ', expected)}\nactual   {string.Join(' ', actual)}");
                    break;
            }

            long[] active = [.. watermarks.Where((_, i) => !idle[i])];
            long next = active.Length > 0 ? active.Min() : watermarks.Max();
            if (next > combined)
            {
                model.Watermark(combined = next);
                Assert.True(bench.Watermarks[^1] == combined, at);
            }
        }

        Assert.True(bench.Host.Failure is null, $"{what}: {bench.Host.Failure}");
        Assert.Equal(model.LateLeft, bench.TakeSide(LateLeft));
        Assert.Equal(model.LateRight, bench.TakeSide(LateRight));
    }

    private static void Feed(TwoInputBench<(int, string), (int, string), string> bench, int input, StreamEvent streamEvent, string at) =>
        Assert.True((input == 0 ? bench.FirstEvent(streamEvent) : bench.SecondEvent(streamEvent)).Count == 0, at);

    private static TwoInputBench<(int, string), (int, string), string> Bench(long lower, long upper) => new(
        new IntervalJoinSpec<(int, string), (int, string), int, string>(
            new Concat(),
            new UserFunction<Func<(int, string), int>>(static r => r.Item1),
            new UserFunction<Func<(int, string), int>>(static r => r.Item1),
            new JoinInterval<(int, string), (int, string)>(lower, upper, LateLeft, LateRight)),
        LateLeft,
        LateRight);

    private sealed class Concat : ProcessJoinFunction<(int, string), (int, string), string>
    {
        public override void ProcessElement((int, string) left, (int, string) right, IProcessJoinContext context, ICollector<string> output) =>
            output.Collect(left.Item2 + right.Item2);
    }
}
