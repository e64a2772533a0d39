using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Windows by the clock beside a list of windows that every step goes through.</summary>
public sealed class ProcessingTimeModelTests
{
    private const int Seeds = 100;

    [Fact]
    public void TumblingAndSlidingWindowsByTheClockDoWhatTheModelDoes()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            int size = random.Next(1, 20);
            int slide = random.Next(2) == 0 ? size : random.Next(1, 20);
            WindowAssigner<TimeWindow> assigner = size == slide ? TumblingProcessingTimeWindows.Of(size.Ms()) : SlidingProcessingTimeWindows.Of(size.Ms(), slide.Ms());
            Compare(random, $"seed {seed}: size {size}, slide {slide}", assigner, (open, click, now) =>
            {
                for (long start = now; start > now - size; start--)
                {
                    if (start % slide == 0)
                    {
                        Open? window = open.Find(o => o.Key == click.Key && o.Start == start);
                        if (window is null)
                        {
                            open.Add(window = new Open(click.Key, start, start + size, []));
                        }

                        window.Clicks.Add(click);
                    }
                }
            });
        }
    }

    [Fact]
    public void SessionsByTheClockDoWhatTheModelDoes()
    {
        for (int seed = 1000; seed < 1000 + Seeds; seed++)
        {
            var random = new Random(seed);
            int gap = random.Next(1, 10);
            Compare(random, $"seed {seed}: gap {gap}", ProcessingTimeSessionWindows.WithGap(gap.Ms()), (open, click, now) =>
            {
                // The clock does not go back, so at most one session is open for a key.
                Open? session = open.Find(o => o.Key == click.Key);
                open.Remove(session!);
                open.Add(new Open(click.Key, session?.Start ?? now, now + gap, [.. session?.Clicks ?? [], click]));
            });
        }
    }

    private static void Compare(Random random, string what, WindowAssigner<TimeWindow> assigner, Action<List<Open>, Click, long> add)
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment();
        DataStream<Click> stream = environment.FromElements(new Click(0, "")).KeyBy(static click => click.Key).Window(assigner).Reduce(Click.Join);
        var bench = new WindowBench<Click, Click>(((OperatorTransformation)stream.Transformation).Spec);
        var open = new List<Open>();
        long now = 0;
        for (int step = 0; step < 150; step++)
        {
            if (random.Next(3) > 0)
            {
                var click = new Click(random.Next(3), $"{step},");
                add(open, click, now);
                Assert.Empty(bench.Element(click, random.Next(100)));
                continue;
            }

            int by = random.Next(1, 12);
            now += by;
            List<Open> due = open.FindAll(o => o.End <= now);
            open.RemoveAll(o => o.End <= now);
            Assert.True(
                due.Select(static o => (o.Clicks.Aggregate(Click.Join), o.End - 1)).OrderBy(static r => r.Item2).ThenBy(static r => r.Item1.Key)
                    .SequenceEqual(Ordered(bench.Advance(by))),
                $"{what}, step {step}");
        }

        Assert.True(bench.Host.Failure is null, $"{what}: {bench.Host.Failure}");
    }

    // Windows fire in the order of their ends; keys of one time in any order.
    private static IEnumerable<(Click, long)> Ordered(List<(Click Value, long Timestamp)> results)
    {
        Assert.Equal(results.Select(static r => r.Timestamp).Order(), results.Select(static r => r.Timestamp));
        return results.OrderBy(static r => r.Timestamp).ThenBy(static r => r.Value.Key);
    }

    private sealed record Open(int Key, long Start, long End, List<Click> Clicks);
}
