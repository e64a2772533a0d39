using System.Globalization;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>The ready-made aggregates of windows beside a loop over the elements of each.</summary>
public sealed class WindowAggregationModelTests
{
    private const int Seeds = 30;

    [Fact]
    public void ASumOfAWindowChangesOnlyItsMemberOfTheFirstElement() =>
        Run(static w => w.Sum(static s => s.Value), static w => w.Sum("Value"), static (kept, next) => kept with { Value = kept.Value + next.Value });

    [Fact]
    public void AMinOfAWindowChangesOnlyItsMemberOfTheFirstElement() =>
        Run(static w => w.Min(static s => s.Value), static w => w.Min("Value"), static (kept, next) => kept with { Value = Math.Min(kept.Value, next.Value) });

    [Fact]
    public void AMaxOfAWindowChangesOnlyItsMemberOfTheFirstElement() =>
        Run(static w => w.Max(static s => s.Value), static w => w.Max("Value"), static (kept, next) => kept with { Value = Math.Max(kept.Value, next.Value) });

    [Fact]
    public void AMinByOfAWindowKeepsTheWholeElementAndAtATieTheEarlierOne() =>
        Run(static w => w.MinBy(static s => s.Value), static w => w.MinBy("Value"), static (kept, next) => next.Value < kept.Value ? next : kept);

    [Fact]
    public void AMinByOfAWindowThatIsToldToKeepsTheLaterOneAtATie() =>
        Run(static w => w.MinBy(static s => s.Value, first: false), static w => w.MinBy("Value", first: false), static (kept, next) => next.Value <= kept.Value ? next : kept);

    [Fact]
    public void AMaxByOfAWindowKeepsTheWholeElementAndAtATieTheEarlierOne() =>
        Run(static w => w.MaxBy(static s => s.Value), static w => w.MaxBy("Value"), static (kept, next) => next.Value > kept.Value ? next : kept);

    [Fact]
    public void AMaxByOfAWindowThatIsToldToKeepsTheLaterOneAtATie() =>
        Run(static w => w.MaxBy(static s => s.Value, first: false), static w => w.MaxBy("Value", first: false), static (kept, next) => next.Value >= kept.Value ? next : kept);

    private static void Run(
        Func<WindowedStream<Score, int, TimeWindow>, DataStream<Score>> keyed, Func<AllWindowedStream<Score, TimeWindow>, DataStream<Score>> all, Func<Score, Score, Score> fold)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            DataStream<Score> scores = StreamExecutionEnvironment.CreateLocalEnvironment().FromElements(new Score(0, 0, ""));
            TumblingEventTimeWindows windows = TumblingEventTimeWindows.Of(10.Ms());
            Compare(new Random(seed), keyed(scores.KeyBy(static s => s.Key).Window(windows)), static score => score.Key, fold, seed);
            Compare(new Random(seed), all(scores.WindowAll(windows)), static _ => 0, fold, seed);
        }
    }

    private static void Compare(Random random, DataStream<Score> stream, Func<Score, int> key, Func<Score, Score, Score> fold, int seed)
    {
        var bench = new WindowBench<Score, Score>(((OperatorTransformation)stream.Transformation).Spec);
        var elements = new List<(Score Score, long Time)>();
        for (int step = 0; step < 60; step++)
        {
            var score = new Score(random.Next(3), random.Next(-3, 4), step.ToString(CultureInfo.InvariantCulture));
            long time = random.Next(50);
            elements.Add((score, time));
            Assert.Empty(bench.Element(score, time));
        }

        IEnumerable<(Score, long)> expected = elements.GroupBy(e => (Window: e.Time / 10, Key: key(e.Score)))
            .Select(g => (g.Select(static e => e.Score).Aggregate(fold), (g.Key.Window * 10) + 9));
        List<(Score Value, long Timestamp)> actual = bench.Watermark(long.MaxValue);
        Assert.True(
            expected.OrderBy(static r => r.Item2).ThenBy(static r => r.Item1.Text, StringComparer.Ordinal)
                .SequenceEqual(actual.OrderBy(static r => r.Timestamp).ThenBy(static r => r.Value.Text, StringComparer.Ordinal)),
            $"seed {seed}:\nexpected {string.Join(' ', expected)}\nactual   {string.Join(' ', actual)}");
        Assert.Null(bench.Host.Failure);
    }

    public sealed record Score(int Key, int Value, string Text);
}
