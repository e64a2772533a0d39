using OrleansFlow.Capture;
using OrleansFlow.Graph;

namespace OrleansFlow.DataStream.Tests.Api;

public class AggregationTests
{
    [Fact]
    public void SumChangesOnlyTheMemberAndLeavesTheRecordsAlone()
    {
        var first = new WordCount("a", 1);
        var second = new WordCount("b", 2);
        WordCount sum = Reduce<WordCount>(keyed => keyed.Sum(x => x.Count))(first, second);
        Assert.Equal(new WordCount("a", 3), sum);
        Assert.Equal(1, first.Count);
        Assert.NotSame(first, sum);
    }

    [Fact]
    public void SumWorksOnEveryShapeOfRecord()
    {
        Assert.Equal(("a", 3), Reduce<(string, int)>(keyed => keyed.Sum(1))(("a", 1), ("b", 2)));
        Assert.Equal(("a", 3), Reduce<(string Word, int Count)>(keyed => keyed.Sum(x => x.Count))(("a", 1), ("b", 2)));
        Assert.Equal((1, 2, 3, 4, 5, 6, 7, 8, 18), Reduce<(int, int, int, int, int, int, int, int, int)>(keyed => keyed.Sum(8))((1, 2, 3, 4, 5, 6, 7, 8, 9), (0, 0, 0, 0, 0, 0, 0, 0, 9)));
        Assert.Equal(Tuple.Create("a", 3L), Reduce<Tuple<string, long>>(keyed => keyed.Sum(1))(Tuple.Create("a", 1L), Tuple.Create("b", 2L)));
        Assert.Equal(7, Reduce<int>(keyed => keyed.Sum(x => x))(3, 4));
        Assert.Equal(7, Reduce<int>(keyed => keyed.Sum(0))(3, 4));
        Assert.Equal((byte)7, Reduce<byte>(keyed => keyed.Sum(0))(3, 4));
        Assert.Equal(new Point(1, 5.5m), Reduce<Point>(keyed => keyed.Sum(x => x.Y))(new Point(1, 2.5m), new Point(9, 3m)));
        Assert.Equal(new Fields { A = 3, B = 1 }, Reduce<Fields>(keyed => keyed.Sum("A"))(new Fields { A = 1, B = 1 }, new Fields { A = 2, B = 2 }));
        Assert.Equal(new Outer("x", new WordCount("a", 3)), Reduce<Outer>(keyed => keyed.Sum("Inner.Count"))(new Outer("x", new WordCount("a", 1)), new Outer("y", new WordCount("b", 2))));
        Poco poco = Reduce<Poco>(keyed => keyed.Sum(x => x.Count))(new Poco { Name = "a", Count = 1 }, new Poco { Name = "b", Count = 2 });
        Assert.Equal(("a", 3), (poco.Name, poco.Count));
        Assert.Equal(TimeSpan.FromSeconds(3), Reduce<TimeSpan>(keyed => keyed.Sum(x => x))(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void SumOfAnonymousRecordsBuildsThemAnew()
    {
        Assert.Equal(new { Word = "a", Count = 3 }, ReduceLike(new { Word = "", Count = 0 }, keyed => keyed.Sum(x => x.Count))(new { Word = "a", Count = 1 }, new { Word = "b", Count = 2 }));
    }

    [Fact]
    public void ADerivedRecordStaysOne()
    {
        var special = new SpecialCount("a", 1, "note");
        Assert.Equal(new SpecialCount("a", 3, "note"), Reduce<WordCount>(keyed => keyed.Sum(x => x.Count))(special, new WordCount("b", 2)));
    }

    [Fact]
    public void MinAndMaxChangeOnlyTheMember()
    {
        Func<WordCount, WordCount, WordCount> min = Reduce<WordCount>(keyed => keyed.Min(x => x.Count));
        Assert.Equal(new WordCount("a", 1), min(new WordCount("a", 2), new WordCount("b", 1)));
        Assert.Equal(new WordCount("a", 2), min(new WordCount("a", 2), new WordCount("b", 3)));
        Assert.Equal(new WordCount("a", 3), Reduce<WordCount>(keyed => keyed.Max(x => x.Count))(new WordCount("a", 2), new WordCount("b", 3)));
        Assert.Equal("B", Reduce<WordCount>(keyed => keyed.Min(x => x.Word))(new WordCount("a", 2), new WordCount("B", 3)).Word);
        Assert.Equal(2.5, Reduce<double>(keyed => keyed.Max(x => x))(1.5, 2.5));
        Assert.Equal(new DateOnly(2024, 1, 1), Reduce<DateOnly>(keyed => keyed.Min(x => x))(new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 1)));
    }

    [Fact]
    public void MinByAndMaxByKeepTheWholeRecordAndAtATieTheOneAskedFor()
    {
        var a = new WordCount("a", 1);
        var b = new WordCount("b", 1);
        var c = new WordCount("c", 2);
        Assert.Same(a, Reduce<WordCount>(keyed => keyed.MinBy(x => x.Count))(c, a));
        Assert.Same(a, Reduce<WordCount>(keyed => keyed.MinBy(x => x.Count))(a, b));
        Assert.Same(b, Reduce<WordCount>(keyed => keyed.MinBy(x => x.Count, first: false))(a, b));
        Assert.Same(a, Reduce<WordCount>(keyed => keyed.MinBy(x => x.Count, first: false))(a, c));
        Assert.Same(c, Reduce<WordCount>(keyed => keyed.MaxBy(x => x.Count))(a, c));
        Assert.Same(a, Reduce<WordCount>(keyed => keyed.MaxBy(x => x.Count))(a, b));
        Assert.Same(b, Reduce<WordCount>(keyed => keyed.MaxBy("Count", first: false))(a, b));
        Assert.Equal((1, 9), Reduce<(int, int)>(keyed => keyed.MaxBy(1))((0, 3), (1, 9)));
    }

    [Fact]
    public void WhatCannotBeAggregatedIsRefusedWhereItIsWritten()
    {
        Assert.Contains("Word of", Refusal(() => Keyed<WordCount>().Sum(x => x.Word)), StringComparison.Ordinal);
        Assert.Contains("names no member", Refusal(() => Keyed<WordCount>().Sum(x => x.Count + 1)), StringComparison.Ordinal);
        Assert.Contains("no public property or field 'Nope'", Refusal(() => Keyed<WordCount>().Sum("Nope")), StringComparison.Ordinal);
        Assert.Contains("positions go from 0 to 1", Refusal(() => Keyed<(int, int)>().Sum(2)), StringComparison.Ordinal);
        Assert.Contains("only tuples have positions", Refusal(() => Keyed<WordCount>().Sum(0)), StringComparison.Ordinal);
        Assert.Contains("not IComparable", Refusal(() => Keyed<Outer>().Min(x => x.Inner)), StringComparison.Ordinal);
        Assert.Contains("cannot be set in a copy", Refusal(() => Keyed<ReadOnlyMember>().Sum(x => x.Count)), StringComparison.Ordinal);
    }

    private static string Refusal(Action action) => Assert.Throws<JobSubmissionException>(action).Message;

    private static KeyedStream<T, int> Keyed<T>() =>
        StreamExecutionEnvironment.CreateLocalEnvironment(1).FromSource(new TestSource<T>(), "Records").KeyBy(_ => 0);

    private static Func<T, T, T> ReduceLike<T>(T example, Func<KeyedStream<T, int>, SingleOutputStreamOperator<T>> aggregate) =>
        example is null ? throw new ArgumentNullException(nameof(example)) : Reduce(aggregate);

    // The function as a subtask gets it: restored from its captured form.
    private static Func<T, T, T> Reduce<T>(Func<KeyedStream<T, int>, SingleOutputStreamOperator<T>> aggregate)
    {
        SingleOutputStreamOperator<T> stream = aggregate(Keyed<T>());
        stream.SinkTo(new TestSink<T>());
        JobGraph graph = stream.ExecutionEnvironment.GetJobGraph();
        OperatorChainSpec chain = CapturedObject.Restore<OperatorChainSpec>(graph.Vertices[1].Chain, UserTypeResolver.ForProgram());
        return ((ReduceSpec<T, int>)chain.Nodes[0].Spec).Bind();
    }

    public record WordCount(string Word, int Count);

    public sealed record SpecialCount(string Word, int Count, string Note) : WordCount(Word, Count);

    public sealed record Outer(string Name, WordCount Inner);

    public readonly record struct Point(int X, decimal Y);

    public record struct Fields
    {
        public int A;

        public int B;
    }

    public sealed class Poco
    {
        public string Name { get; set; } = "";

        public int Count { get; set; }
    }

    public sealed class ReadOnlyMember
    {
        public int Count => 1;
    }
}
