using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>Joins and co-groups of windows.</summary>
public sealed class WindowJoinTests
{
    [Fact]
    public void AJoinEmitsTheCrossProductOfAWindowInTheOrderOfTheLeftSideFirst()
    {
        var bench = Joined(TumblingEventTimeWindows.Of(10.Ms()));
        Right(bench, "1", 1);
        Left(bench, "a", 2);
        Right(bench, "2", 3);
        Left(bench, "b", 4);
        Left(bench, "c", 12);
        Assert.Equal([("a1", 9), ("a2", 9), ("b1", 9), ("b2", 9)], bench.Watermark(9));
        Assert.Empty(bench.Watermark(19));
    }

    [Fact]
    public void AJoinPairsOnlyElementsOfOneKey()
    {
        var bench = Joined(TumblingEventTimeWindows.Of(10.Ms()));
        Left(bench, "a", 1, key: 1);
        Right(bench, "1", 1, key: 2);
        Left(bench, "b", 1, key: 2);
        Assert.Equal([("b1", 9)], bench.Watermark(9));
    }

    [Fact]
    public void AJoinOfSlidingWindowsPairsElementsInEveryWindowThatHasBoth()
    {
        var bench = Joined(SlidingEventTimeWindows.Of(10.Ms(), 5.Ms()));
        Left(bench, "a", 6);
        Right(bench, "1", 11);
        Assert.Equal([("a1", 14)], bench.Watermark(long.MaxValue));
    }

    [Fact]
    public void AJoinOfSessionsPairsWhatIsInOneSession()
    {
        var bench = Joined(EventTimeSessionWindows.WithGap(10.Ms()));
        Left(bench, "a", 0);
        Right(bench, "1", 8);
        Left(bench, "b", 40);
        Assert.Equal([("a1", 17)], bench.Watermark(long.MaxValue));
    }

    [Fact]
    public void ALateElementWithinTheLatenessJoinsAllAgain()
    {
        var bench = Bench(streams => streams.Left.Join(streams.Right).Where(static l => l.Key).EqualTo(static r => r.Key)
            .Window(TumblingEventTimeWindows.Of(10.Ms())).AllowedLateness(10.Ms()).Apply(static (l, r) => l.Text + r.Text));
        Left(bench, "a", 1);
        Right(bench, "1", 1);
        Assert.Equal([("a1", 9)], bench.Watermark(9));
        Assert.Equal([("a1", 9), ("a2", 9)], Right(bench, "2", 2));
    }

    [Fact]
    public void AFlatJoinMayGiveManyResultsForAPair()
    {
        var bench = Bench(static streams => streams.Left.Join(streams.Right).Where(static l => l.Key).EqualTo(static r => r.Key)
            .Window(TumblingEventTimeWindows.Of(10.Ms())).Apply<string>(static (l, r, output) =>
            {
                output.Collect(l.Text);
                output.Collect(r.Text);
            }));
        Left(bench, "a", 1);
        Right(bench, "1", 1);
        Assert.Equal([("a", 9), ("1", 9)], bench.Watermark(9));
    }

    [Fact]
    public void ACoGroupIsCalledOnceForAWindowAlsoWithAnEmptySide()
    {
        var bench = Bench(static streams => streams.Left.CoGroup(streams.Right).Where(static l => l.Key).EqualTo(static r => r.Key)
            .Window(TumblingEventTimeWindows.Of(10.Ms()))
            .Apply<string>(static (left, right, output) => output.Collect($"{string.Concat(left.Select(static l => l.Text))}|{string.Concat(right.Select(static r => r.Text))}")));
        Left(bench, "a", 1);
        Right(bench, "1", 2);
        Left(bench, "b", 3);
        Left(bench, "c", 11);
        Right(bench, "2", 21);
        Assert.Equal([("ab|1", 9)], bench.Watermark(9));
        Assert.Equal([("c|", 19)], bench.Watermark(19));
        Assert.Equal([("|2", 29)], bench.Watermark(29));
    }

    [Fact]
    public void TriggersAndEvictorsOfAJoinSeeBothSides()
    {
        var bench = Bench(static streams => streams.Left.Join(streams.Right).Where(static l => l.Key).EqualTo(static r => r.Key)
            .Window(TumblingEventTimeWindows.Of(10.Ms())).Trigger(CountTrigger.Of(3)).Evictor(CountEvictor.Of(2)).Apply(static (l, r) => l.Text + r.Text));
        Left(bench, "a", 1);
        Left(bench, "b", 1);
        Assert.Equal([("b1", 9)], Right(bench, "1", 1));
    }

    private static WindowBench<TaggedUnion<Click, Click>, string> Joined(WindowAssigner<TimeWindow> windows) => Bench(streams => streams.Left
        .Join(streams.Right).Where(static l => l.Key).EqualTo(static r => r.Key).Window(windows).Apply(static (l, r) => l.Text + r.Text));

    private static WindowBench<TaggedUnion<Click, Click>, string> Bench(Func<(DataStream<Click> Left, DataStream<Click> Right), DataStream<string>> program)
    {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment();
        DataStream<string> stream = program((environment.FromElements(new Click(0, "")), environment.FromElements(new Click(0, ""))));
        return new WindowBench<TaggedUnion<Click, Click>, string>(((OperatorTransformation)stream.Transformation).Spec);
    }

    private static List<(string, long)> Left(WindowBench<TaggedUnion<Click, Click>, string> bench, string text, long timestamp, int key = 1) =>
        bench.Element(new TaggedUnion<Click, Click>(true, new Click(key, text), default), timestamp);

    private static List<(string, long)> Right(WindowBench<TaggedUnion<Click, Click>, string> bench, string text, long timestamp, int key = 1) =>
        bench.Element(new TaggedUnion<Click, Click>(false, default, new Click(key, text)), timestamp);
}
