using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Window joins and co-groups beside loops over both sides of each window.</summary>
public sealed class WindowJoinModelTests
{
    private const int Seeds = 150;

    [Fact]
    public void AWindowJoinDoesWhatTheModelDoes() => Run(
        static (left, right, windows, lateness) => left.Join(right).Where(static l => l.Key).EqualTo(static r => r.Key).Window(windows).AllowedLateness(lateness).Apply(static (l, r) => l.Text + r.Text),
        static (left, right) => left.SelectMany(l => right.Select(r => l.Text + r.Text)));

    [Fact]
    public void ACoGroupDoesWhatTheModelDoes() => Run(
        static (left, right, windows, lateness) => left.CoGroup(right).Where(static l => l.Key).EqualTo(static r => r.Key).Window(windows).AllowedLateness(lateness)
            .Apply<string>(static (l, r, output) => output.Collect(Group(l, r))),
        static (left, right) => [Group(left, right)]);

    private static string Group(IEnumerable<Click> left, IEnumerable<Click> right) =>
        $"{string.Concat(left.Select(static l => l.Text))}|{string.Concat(right.Select(static r => r.Text))}";

    private static void Run(
        Func<DataStream<Click>, DataStream<Click>, WindowAssigner<TimeWindow>, TimeSpan, DataStream<string>> program,
        Func<List<Click>, List<Click>, IEnumerable<string>> function)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            int size = random.Next(1, 25);
            int slide = random.Next(2) == 0 ? size : random.Next(1, 25);
            int lateness = random.Next(2) * random.Next(1, 20);
            string what = $"seed {seed}: size {size}, slide {slide}, lateness {lateness}";
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment();
            WindowAssigner<TimeWindow> windows = size == slide ? TumblingEventTimeWindows.Of(size.Ms()) : SlidingEventTimeWindows.Of(size.Ms(), slide.Ms());
            DataStream<string> stream = program(environment.FromElements(new Click(0, "")), environment.FromElements(new Click(0, "")), windows, lateness.Ms());
            Compare(random, new WindowBench<TaggedUnion<Click, Click>, string>(((OperatorTransformation)stream.Transformation).Spec), new Model(size, slide, lateness, function), what);
        }
    }

    private static void Compare(Random random, WindowBench<TaggedUnion<Click, Click>, string> bench, Model model, string what)
    {
        long now = random.Next(-50, 50);
        long watermark = long.MinValue;
        for (int step = 0; step < 150; step++)
        {
            List<(string, long)> expected;
            List<(string, long)> actual;
            if (random.Next(6) > 0)
            {
                now += random.Next(4);
                long timestamp = now - random.Next(25);
                var click = new Click(random.Next(3), $"{step},");
                bool isLeft = random.Next(2) == 0;
                expected = model.Element(isLeft, click, timestamp);
                actual = bench.Element(isLeft ? new(true, click, default) : new(false, default, click), timestamp);
                Assert.True(expected.SequenceEqual(actual), $"{what}, step {step}:\nexpected {string.Join(' ', expected)}\nactual   {string.Join(' ', actual)}");
                continue;
            }

            watermark = Math.Max(watermark, now - random.Next(20));
            expected = model.Watermark(watermark);
            actual = bench.Watermark(watermark);

            // Windows fire in the order of their ends, keys of one end in any order; what one of them gives stays together.
            Assert.True(
                expected.Select(static r => r.Item2).SequenceEqual(actual.Select(static r => r.Item2)) && expected.Order().SequenceEqual(actual.Order()),
                $"{what}, step {step}:\nexpected {string.Join(' ', expected)}\nactual   {string.Join(' ', actual)}");
        }

        Assert.True(bench.Host.Failure is null, $"{what}: {bench.Host.Failure}");
    }

    private sealed class Model(long size, long slide, long lateness, Func<List<Click>, List<Click>, IEnumerable<string>> function)
    {
        private readonly List<(int Key, long Start, List<Click> Left, List<Click> Right)> _open = [];
        private long _watermark = long.MinValue;

        public List<(string, long)> Element(bool isLeft, Click click, long timestamp)
        {
            var results = new List<(string, long)>();
            for (long start = timestamp; start > timestamp - size; start--)
            {
                long end = start + size - 1;
                if (start % slide != 0 || end + lateness <= _watermark)
                {
                    continue;
                }

                int index = _open.FindIndex(o => o.Key == click.Key && o.Start == start);
                if (index < 0)
                {
                    index = _open.Count;
                    _open.Add((click.Key, start, [], []));
                }

                (isLeft ? _open[index].Left : _open[index].Right).Add(click);
                if (end <= _watermark)
                {
                    results.AddRange(function(_open[index].Left, _open[index].Right).Select(r => (r, end)));
                }
            }

            return results;
        }

        public List<(string, long)> Watermark(long watermark)
        {
            List<(string, long)> results = [.. _open.Where(o => o.Start + size - 1 > _watermark && o.Start + size - 1 <= watermark).OrderBy(static o => o.Start)
                .SelectMany(o => function(o.Left, o.Right).Select(r => (r, o.Start + size - 1)))];
            _open.RemoveAll(o => o.Start + size - 1 + lateness <= watermark);
            _watermark = watermark;
            return results;
        }
    }
}
