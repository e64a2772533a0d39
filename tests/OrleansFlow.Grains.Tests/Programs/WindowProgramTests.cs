using OrleansFlow.Functions;
using OrleansFlow.State;
using OrleansFlow.Watermarks;
using OrleansFlow.Windowing;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Event time from sources to windows and timers, over two silos, beside plain computations.</summary>
public sealed class WindowProgramTests
{
    private static readonly Visit[] s_visits = [.. Enumerable.Range(0, 2000).Select(static i => new Visit($"user {i * 7919 % 13}", (i * 10) + (i * 31 % 50), i % 5))];

    private readonly StreamExecutionEnvironment _environment = TwoSilos.Create(parallelism: 2, slotsPerSilo: 1);

    [Fact]
    public async Task TumblingWindowsCountEachKey()
    {
        List<(string, long, long)> results = await Collect(Visits()
            .KeyBy(static v => v.User)
            .Window(TumblingEventTimeWindows.Of(TimeSpan.FromSeconds(1)))
            .Aggregate(new Count(), static (user, window, count) => (user, window.Start, count)));

        Assert.Equal(s_visits.GroupBy(static v => (v.User, Start: v.Time / 1000 * 1000)).Select(static g => (g.Key.User, g.Key.Start, g.LongCount())).Order(), results.Order());
    }

    [Fact]
    public async Task SlidingWindowsSumEachKey()
    {
        List<(string, int)> results = await Collect(Visits()
            .KeyBy(static v => v.User)
            .Window(SlidingEventTimeWindows.Of(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(500)))
            .Reduce(static (a, b) => a with { Amount = a.Amount + b.Amount })
            .Map(static v => (v.User, v.Amount)));

        var expected = s_visits.SelectMany(static v => Enumerable.Range(0, 4).Select(i => (Start: (v.Time / 500 * 500) - (i * 500), Visit: v)))
            .GroupBy(static p => (p.Visit.User, p.Start)).Select(static g => (g.Key.User, g.Sum(static p => p.Visit.Amount)));
        Assert.Equal(expected.Order(), results.Order());
    }

    [Fact]
    public async Task WindowsOfAllRecordsAggregateByFunctions()
    {
        List<string> results = await Collect(Visits()
            .WindowAll(TumblingEventTimeWindows.Of(TimeSpan.FromSeconds(5)))
            .Aggregate(static () => 0L, static (sum, v) => sum + v.Amount, static sum => $"sum {sum}"));
        List<long> sessions = await Collect(Visits()
            .WindowAll(EventTimeSessionWindows.WithGap(TimeSpan.FromSeconds(1)))
            .Aggregate(static () => 0L, static (count, v) => count + 1, static count => count, static (a, b) => a + b));

        Assert.Equal(s_visits.GroupBy(static v => v.Time / 5000).Select(static g => $"sum {g.Sum(static v => v.Amount)}").Order(StringComparer.Ordinal), results.Order(StringComparer.Ordinal));
        Assert.Equal([s_visits.Length], sessions);
    }

    [Fact]
    public async Task SessionsOfEachKeyEndAfterAGap()
    {
        List<(string, long, long, int)> results = await Collect(Visits()
            .Filter(static v => v.Time / 300 % 3 != 0)
            .KeyBy(static v => v.User)
            .Window(EventTimeSessionWindows.WithGap(TimeSpan.FromMilliseconds(250)))
            .Process(new Describe()));

        Assert.Equal(Sessions(s_visits.Where(static v => v.Time / 300 % 3 != 0), 250).Order(), results.Order());
    }

    [Fact]
    public async Task AWindowJoinGivesAllPairsOfKeyAndWindow()
    {
        List<(string, long, long)> results = await Collect(Visits()
            .Join(Visits().Filter(static v => v.Amount == 2))
            .Where(static v => v.User)
            .EqualTo(static v => v.User)
            .Window(TumblingEventTimeWindows.Of(TimeSpan.FromMilliseconds(500)))
            .Apply(static (a, b) => (a.User, a.Time, b.Time)));

        var expected = from a in s_visits
                       from b in s_visits
                       where b.Amount == 2 && a.User == b.User && a.Time / 500 == b.Time / 500
                       select (a.User, a.Time, b.Time);
        Assert.Equal(expected.Order(), results.Order());
    }

    [Fact]
    public async Task TimersOfAKeyedFunctionFireByTheWatermark()
    {
        List<(string, long, int)> results = await Collect(Visits().KeyBy(static v => v.User).Process(new LastOfEachSecond()));

        var expected = s_visits.GroupBy(static v => (v.User, Second: v.Time / 1000)).Select(static g => (g.Key.User, (g.Key.Second + 1) * 1000, g.Sum(static v => v.Amount)));
        Assert.Equal(expected.Order(), results.Order());
    }

    private static IEnumerable<(string, long, long, int)> Sessions(IEnumerable<Visit> visits, long gap)
    {
        foreach (IGrouping<string, Visit> user in visits.GroupBy(static v => v.User))
        {
            List<Visit> session = [];
            foreach (Visit visit in user.OrderBy(static v => v.Time))
            {
                if (session.Count > 0 && visit.Time - session[^1].Time > gap)
                {
                    yield return (user.Key, session[0].Time, session[^1].Time + gap, session.Count);
                    session.Clear();
                }

                session.Add(visit);
            }

            yield return (user.Key, session[0].Time, session[^1].Time + gap, session.Count);
        }
    }

    private static async Task<List<T>> Collect<T>(DataStream<T> stream) => await stream.ExecuteAndCollectAsync().ToListAsync();

    private DataStream<Visit> Visits() => _environment.FromCollection(s_visits)
        .AssignTimestampsAndWatermarks(WatermarkStrategy<Visit>.ForBoundedOutOfOrderness(TimeSpan.FromMilliseconds(50)).WithTimestampAssigner(static v => v.Time))
        .Rebalance();

    public sealed record Visit(string User, long Time, int Amount);

    private sealed class Count : IAggregateFunction<Visit, long, long>
    {
        public long CreateAccumulator() => 0;

        public long Add(Visit value, long accumulator) => accumulator + 1;

        public long GetResult(long accumulator) => accumulator;

        public long Merge(long left, long right) => left + right;
    }

    private sealed class Describe : ProcessWindowFunction<Visit, (string, long, long, int), string, TimeWindow>
    {
        public override void Process(string key, IProcessWindowContext<TimeWindow> context, IEnumerable<Visit> elements, ICollector<(string, long, long, int)> output) =>
            output.Collect((key, context.Window.Start, context.Window.End, elements.Count()));
    }

    private sealed class LastOfEachSecond : KeyedProcessFunction<string, Visit, (string, long, int)>
    {
        private IMapState<long, int> _sums = null!;

        public override ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
        {
            _sums = RuntimeContext.GetMapState(new MapStateDescriptor<long, int>("sums"));
            return ValueTask.CompletedTask;
        }

        public override void ProcessElement(Visit value, IKeyedProcessContext<string> context, ICollector<(string, long, int)> output)
        {
            long end = ((value.Time / 1000) + 1) * 1000;
            _sums.Put(end, _sums.Get(end) + value.Amount);
            context.TimerService.RegisterEventTimeTimer(end);
        }

        public override void OnTimer(long timestamp, IKeyedOnTimerContext<string> context, ICollector<(string, long, int)> output)
        {
            output.Collect((context.CurrentKey, timestamp, _sums.Get(timestamp)));
            _sums.Remove(timestamp);
        }
    }
}
