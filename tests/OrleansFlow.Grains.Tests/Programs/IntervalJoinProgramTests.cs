using OrleansFlow.Functions;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Interval joins over two silos, beside a loop over all pairs.</summary>
public sealed class IntervalJoinProgramTests
{
    private static readonly Order[] s_orders = [.. Enumerable.Range(0, 800).Select(static i => new Order(i * 7919 % 17, (i * 10) + (i * 31 % 50), i))];
    private static readonly Order[] s_payments = [.. Enumerable.Range(0, 800).Select(static i => new Order(i * 6007 % 17, (i * 10) + (i * 17 % 50), i))];

    private readonly StreamExecutionEnvironment _environment = TwoSilos.Create(parallelism: 2, slotsPerSilo: 1);

    [Fact]
    public async Task AnIntervalJoinGivesAllPairsOfAKeyWithinTheBounds()
    {
        List<(int, int, long)> results = await Collect(Stream(s_orders).IntervalJoin(Stream(s_payments))
            .Between(TimeSpan.FromMilliseconds(-100), TimeSpan.FromMilliseconds(300))
            .Process(new Pair()));

        Assert.Equal(Pairs(-100, 300).Order(), results.Order());
    }

    [Fact]
    public async Task ExclusiveBoundsLeaveTheirRecordsOut()
    {
        List<(int, int, long)> results = await Collect(Stream(s_orders).IntervalJoin(Stream(s_payments))
            .InEventTime()
            .Between(TimeSpan.FromMilliseconds(-120), TimeSpan.FromMilliseconds(-20))
            .LowerBoundExclusive()
            .UpperBoundExclusive()
            .Process(new Pair()));

        Assert.Equal(Pairs(-119, -21).Order(), results.Order());
        Assert.NotEqual(Pairs(-120, -20).Count(), results.Count);
    }

    [Fact]
    public void BoundsTheWrongWayRoundAreRefused()
    {
        JobSubmissionException error = Assert.Throws<JobSubmissionException>(
            () => Stream(s_orders).IntervalJoin(Stream(s_payments)).Between(TimeSpan.FromSeconds(1), TimeSpan.Zero));
        Assert.Contains("between 1000 ms and 0 ms", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProcessingTimeIsRefused()
    {
        JobSubmissionException error = Assert.Throws<JobSubmissionException>(
            () => Stream(s_orders).IntervalJoin(Stream(s_payments)).InProcessingTime().Between(TimeSpan.Zero, TimeSpan.Zero));
        Assert.Contains("processing time", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(int, int, long)> Pairs(long lower, long upper) =>
        from order in s_orders
        from payment in s_payments
        where order.User == payment.User && payment.Time - order.Time >= lower && payment.Time - order.Time <= upper
        select (order.Id, payment.Id, Math.Max(order.Time, payment.Time));

    private static async Task<List<T>> Collect<T>(DataStream<T> stream) => await stream.ExecuteAndCollectAsync().ToListAsync();

    private KeyedStream<Order, int> Stream(Order[] orders) => _environment.FromCollection(orders)
        .AssignTimestampsAndWatermarks(WatermarkStrategy<Order>.ForBoundedOutOfOrderness(TimeSpan.FromMilliseconds(60)).WithTimestampAssigner(static o => o.Time))
        .Rebalance()
        .KeyBy(static o => o.User);

    public sealed record Order(int User, long Time, int Id);

    private sealed class Pair : ProcessJoinFunction<Order, Order, (int, int, long)>
    {
        public override void ProcessElement(Order left, Order right, IProcessJoinContext context, ICollector<(int, int, long)> output) =>
            output.Collect((left.Id, right.Id, context.Timestamp));
    }
}
