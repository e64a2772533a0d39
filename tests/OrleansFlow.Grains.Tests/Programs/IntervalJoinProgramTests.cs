using System.Threading.Channels;
using OrleansFlow.Functions;
using OrleansFlow.Watermarks;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Interval joins over two silos, beside a loop over all pairs.</summary>
public sealed class IntervalJoinProgramTests
{
    private static readonly Order[] s_orders = [.. Enumerable.Range(0, 800).Select(static i => new Order(i * 7919 % 17, (i * 10) + (i * 31 % 50), i))];
    private static readonly Order[] s_payments = [.. Enumerable.Range(0, 800).Select(static i => new Order(i * 6007 % 17, (i * 10) + (i * 17 % 50), i))];

    // A record with this id is followed by the watermark just below it.
    private const int Marker = -1;

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
    public async Task LateRecordsGoToTheLateOutputsOfTheirSidesAndJoinNothing()
    {
        Channel<Order> orders = Channel.CreateUnbounded<Order>();
        Channel<Order> payments = Channel.CreateUnbounded<Order>();
        OutputTag<Order> lateOrders = new("late-orders");
        OutputTag<Order> latePayments = new("late-payments");
        _environment.SetBufferTimeout(0);
        SingleOutputStreamOperator<(int, int, long)> pairs = Marked(orders).IntervalJoin(Marked(payments))
            .Between(TimeSpan.FromMilliseconds(-100), TimeSpan.FromMilliseconds(100))
            .SideOutputLeftLateData(lateOrders)
            .SideOutputRightLateData(latePayments)
            .Process(new Pair());
        IAsyncEnumerator<(int, int, long)> results = pairs.KeyBy(static pair => pair.Item1).Process(new TellsOfTheWatermark())
            .Union(pairs.GetSideOutput(lateOrders).Map(static o => (o.Id, 0, o.Time)), pairs.GetSideOutput(latePayments).Map(static p => (0, p.Id, p.Time)))
            .ExecuteAndCollectAsync()
            .GetAsyncEnumerator();

        orders.Writer.TryWrite(new Order(1, 10, 1));
        payments.Writer.TryWrite(new Order(1, 20, 2));
        Assert.Equal((1, 2, 20), await Next());

        // The watermark of both streams is 99 then.
        orders.Writer.TryWrite(new Order(3, 100, Marker));
        payments.Writer.TryWrite(new Order(4, 100, Marker));
        Assert.Equal((0, 0, 70), await Next());
        orders.Writer.TryWrite(new Order(1, 98, 5));
        Assert.Equal((5, 0, 98), await Next());
        payments.Writer.TryWrite(new Order(3, 98, 6));
        Assert.Equal((0, 6, 98), await Next());
        payments.Writer.TryWrite(new Order(3, 99, 7));
        Assert.Equal((Marker, 7, 100), await Next());
        orders.Writer.Complete();
        payments.Writer.Complete();

        // The timer of the second pair.
        Assert.Equal((0, 0, 150), await Next());
        Assert.False(await results.MoveNextAsync());
        await results.DisposeAsync();

        async Task<(int, int, long)> Next()
        {
            Assert.True(await results.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
            return results.Current;
        }
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

    private KeyedStream<Order, int> Marked(Channel<Order> orders) => _environment.FromChannel(orders.Reader)
        .AssignTimestampsAndWatermarks(WatermarkStrategy<Order>.ForGenerator(static _ => new AfterMarkers()).WithTimestampAssigner(static o => o.Time)).SetParallelism(1)
        .KeyBy(static o => o.User);

    public sealed record Order(int User, long Time, int Id);

    private sealed class Pair : ProcessJoinFunction<Order, Order, (int, int, long)>
    {
        public override void ProcessElement(Order left, Order right, IProcessJoinContext context, ICollector<(int, int, long)> output) =>
            output.Collect((left.Id, right.Id, context.Timestamp));
    }

    private sealed class AfterMarkers : IWatermarkGenerator<Order>
    {
        public void OnEvent(Order record, long timestamp, IWatermarkOutput output)
        {
            if (record.Id == Marker)
            {
                output.EmitWatermark(timestamp - 1);
            }
        }

        public void OnPeriodicEmit(IWatermarkOutput output)
        {
        }
    }

    private sealed class TellsOfTheWatermark : KeyedProcessFunction<int, (int, int, long), (int, int, long)>
    {
        public override void ProcessElement((int, int, long) value, IKeyedProcessContext<int> context, ICollector<(int, int, long)> output)
        {
            context.TimerService.RegisterEventTimeTimer(value.Item3 + 50);
            output.Collect(value);
        }

        public override void OnTimer(long timestamp, IKeyedOnTimerContext<int> context, ICollector<(int, int, long)> output) => output.Collect((0, 0, timestamp));
    }
}
