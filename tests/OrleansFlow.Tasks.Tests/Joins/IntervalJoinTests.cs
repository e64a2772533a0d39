using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests.Joins;

public sealed class IntervalJoinTests
{
    private static readonly OutputTag<string> LateLeft = new("late-left");
    private static readonly OutputTag<string> LateRight = new("late-right");
    private static readonly OutputTag<string> Side = new("side");

    [Fact]
    public void BoundsAreInclusive()
    {
        TwoInputBench<string, string, string> bench = Bench(-2, 3);
        bench.First("l", 10);
        Assert.Empty(bench.Second("a", 7));
        Assert.Single(bench.Second("b", 8));
        Assert.Single(bench.Second("c", 13));
        Assert.Empty(bench.Second("d", 14));
    }

    [Fact]
    public void TheTimestampOfAResultIsTheLargerOne()
    {
        TwoInputBench<string, string, string> bench = Bench(-5, 5);
        bench.First("l", 10);
        Assert.Equal([("l@10 a@7 = 10", 10)], bench.Second("a", 7));
        Assert.Equal([("l@10 b@12 = 12", 12)], bench.Second("b", 12));
        Assert.Equal([("k@8 a@7 = 8", 8), ("k@8 b@12 = 12", 12)], bench.First("k", 8));
        Assert.Equal([10, 12, 8, 12], bench.TakeSide(Side).Select(static r => r.Timestamp));
    }

    [Fact]
    public void RecordsBeforeTheWatermarkAreLateAndThoseAtItAreNot()
    {
        TwoInputBench<string, string, string> bench = Bench(-5, 5);
        bench.Second("r", 12);
        bench.Watermark(10);
        Assert.Empty(bench.First("late", 9));
        Assert.Single(bench.First("ok", 10));
        Assert.Empty(bench.Second("late too", 9));
        Assert.Equal([("late", 9)], bench.TakeSide(LateLeft));
        Assert.Equal([("late too", 9)], bench.TakeSide(LateRight));
    }

    [Fact]
    public void LateRecordsWithoutASideOutputAreDropped()
    {
        TwoInputBench<string, string, string> bench = Bench(-5, 5, late: false);
        bench.Watermark(10);
        Assert.Empty(bench.First("late", 9));
        Assert.Empty(bench.Second("late", 9));
        Assert.Null(bench.Host.Failure);
    }

    [Fact]
    public void ALeftRecordGoesWhenTheWatermarkReachesItsUpperBound()
    {
        TwoInputBench<string, string, string> bench = Bench(-5, 5);
        bench.First("l", 10);
        bench.Watermark(14);
        Assert.Single(bench.Second("a", 15));
        bench.Watermark(15);
        Assert.Empty(bench.Second("b", 15));
    }

    [Fact]
    public void ARightRecordGoesWhenTheWatermarkReachesItsLowerBound()
    {
        TwoInputBench<string, string, string> bench = Bench(-5, 2);
        bench.Second("r", 10);
        bench.Watermark(14);
        Assert.Single(bench.First("a", 15));
        bench.Watermark(15);
        Assert.Empty(bench.First("b", 15));
    }

    [Fact]
    public void ARecordWithNothingToWaitForGoesWhenTheWatermarkReachesItself()
    {
        TwoInputBench<string, string, string> bench = Bench(0, 0);
        bench.First("l", 10);
        bench.Second("r", 10);
        bench.Watermark(10);
        Assert.Empty(bench.Second("s", 10));
        // At the watermark a record is not late, and stays until the next one.
        Assert.Equal([("m@10 s@10 = 10", 10)], bench.First("m", 10));
        bench.Watermark(11);
        Assert.Empty(bench.Second("t", 11));
    }

    [Fact]
    public void TheFunctionHasTheStateOfTheKey()
    {
        var bench = new TwoInputBench<string, string, string>(Spec(new CountPairs(), -5, 5, null, null, static v => v[..1]));
        bench.First("a1", 1);
        bench.First("b1", 1);
        Assert.Equal("1", bench.Second("a2", 1)[0].Value);
        Assert.Equal("2", bench.Second("a3", 1)[0].Value);
        Assert.Equal("1", bench.Second("b2", 1)[0].Value);
    }

    [Fact]
    public void BoundsBeyondAllTimesJoinEverything()
    {
        TwoInputBench<string, string, string> bench = Bench(long.MinValue, long.MaxValue);
        bench.First("l", 0);
        bench.Watermark(100);
        Assert.Single(bench.Second("r", long.MaxValue));
        Assert.Single(bench.Second("s", 200));
        Assert.Equal(2, bench.First("m", 100).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ARecordWithoutATimestampIsAnErrorThatNamesTheOperator(bool left)
    {
        TwoInputBench<string, string, string> bench = Bench(-5, 5);
        _ = left ? bench.First("l", Timestamps.None) : bench.Second("r", Timestamps.None);
        Assert.Equal("Two (1/1)#0", bench.Host.Failure!.Operator);
        Assert.Contains("is an interval join, which works by event time, and got a record without a timestamp", bench.Host.Failure!.Message, StringComparison.Ordinal);
    }

    private static TwoInputBench<string, string, string> Bench(long lower, long upper, bool late = true) =>
        new(Spec(new Show(), lower, upper, late ? LateLeft : null, late ? LateRight : null, static _ => "key"), LateLeft, LateRight, Side);

    private static IntervalJoinSpec<string, string, string, string> Spec(
        ProcessJoinFunction<string, string, string> function, long lower, long upper, OutputTag<string>? lateLeft, OutputTag<string>? lateRight, Func<string, string> key) => new(
        function, new UserFunction<Func<string, string>>(key), new UserFunction<Func<string, string>>(key), new JoinInterval<string, string>(lower, upper, lateLeft, lateRight));

    private sealed class Show : ProcessJoinFunction<string, string, string>
    {
        public override void ProcessElement(string left, string right, IProcessJoinContext context, ICollector<string> output)
        {
            output.Collect($"{left}@{context.LeftTimestamp} {right}@{context.RightTimestamp} = {context.Timestamp}");
            context.Output(Side, left + right);
        }
    }

    private sealed class CountPairs : ProcessJoinFunction<string, string, string>
    {
        private IValueState<int> _count = null!;

        public override void Open(OpenContext context) => _count = RuntimeContext.GetState(new ValueStateDescriptor<int>("count"));

        public override void ProcessElement(string left, string right, IProcessJoinContext context, ICollector<string> output) => output.Collect($"{++_count.Value}");
    }
}
