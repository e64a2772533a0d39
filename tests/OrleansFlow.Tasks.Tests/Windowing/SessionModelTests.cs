using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Tests.Windowing;

public sealed class SessionModelTests
{
    private const int Seeds = 150;
    private static readonly OutputTag<Click> Late = new("late");

    [Fact]
    public void SessionsDoWhatTheModelDoes() => Run(1, dynamic: false, asList: false);

    [Fact]
    public void SessionsOfTheGeneralOperatorDoWhatTheModelDoes() => Run(4, dynamic: false, asList: false, general: true);

    [Fact]
    public void SessionsWhoseGapDependsOnTheElementDoWhatTheModelDoes() => Run(2, dynamic: true, asList: false);

    [Fact]
    public void SessionsThatKeepAllTheirElementsDoWhatTheModelDoes() => Run(3, dynamic: false, asList: true);

    [Fact]
    public void SessionsWhoseTriggerCountsDoWhatTheModelDoes() => Run(5, dynamic: false, asList: false, counts: true);

    [Fact]
    public void SessionsThatFireContinuouslyDoWhatTheModelDoes()
    {
        for (int seed = 6000; seed < 6000 + Seeds; seed++)
        {
            var random = new Random(seed);
            int gap = random.Next(1, 25);
            int lateness = random.Next(2) * random.Next(1, 30);
            int interval = random.Next(1, 12);
            string what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: gap {gap}, lateness {lateness}, interval {interval}");
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment();
            DataStream<Click> stream = environment.FromElements(new Click(0, "")).KeyBy(static click => click.Key)
                .Window(EventTimeSessionWindows.WithGap(gap.Ms())).Trigger(ContinuousEventTimeTrigger.Of(interval.Ms()))
                .AllowedLateness(lateness.Ms()).SideOutputLateData(Late)
                .Reduce(static (left, right) => Sorted(Click.Join(left, right)));
            var bench = new WindowBench<Click, Click>(((OperatorTransformation)stream.Transformation).Spec, Late);
            RandomStream.Compare(random, bench, new ContinuousSessionModel(gap, lateness, interval), what, Sorted, inOrderOfEnds: false);
        }
    }

    private static void Run(int salt, bool dynamic, bool asList, bool general = false, bool counts = false)
    {
        for (int seed = salt * 1000; seed < (salt * 1000) + Seeds; seed++)
        {
            var random = new Random(seed);
            long gap = random.Next(1, 25);
            long lateness = random.Next(3) == 0 ? random.Next(1, 30) : 0;
            int count = counts ? random.Next(1, 5) : 0;
            string what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}: gap {gap}, lateness {lateness}, count {count}");
            Func<Click, long> gapOf = dynamic ? click => gap + (click.Text.Length % 4) : _ => gap;
            var settings = new WindowSettings<Click, TimeWindow>
            {
                Assigner = dynamic
                    ? EventTimeSessionWindows.WithDynamicGap<Click>(click => TimeSpan.FromMilliseconds(gapOf(click)))
                    : new AnyElementWindowAssigner<Click, TimeWindow>(EventTimeSessionWindows.WithGap(TimeSpan.FromMilliseconds(gap))),
                Trigger = counts ? CountTrigger.Of(count) : general ? new LikeEventTimeTrigger() : EventTimeTrigger.Create(),
                AllowedLateness = lateness,
                LateTag = Late,
            };
            var key = new UserFunction<Func<Click, int>>(static click => click.Key);
            OperatorSpec spec = asList
                ? new ListWindowSpec<Click, int, TimeWindow, Click>(settings, key, new JoinAll())
                : new AggregateWindowSpec<Click, int, TimeWindow, Click, Click, Click>(
                    settings, key, new ReduceWindowAggregation<Click>(new UserFunction<Func<Click, Click, Click>>(static (left, right) => Sorted(Click.Join(left, right)))), null);
            RandomStream.Compare(random, new WindowBench<Click, Click>(spec, Late), new SessionModel(gapOf, lateness, count), what, Sorted);
        }
    }

    private static Click Sorted(Click click) =>
        new(click.Key, string.Join(',', click.Text.TrimEnd(',').Split(',').Order(StringComparer.Ordinal)) + ",");

    private sealed class JoinAll : ProcessWindowFunction<Click, Click, int, TimeWindow>
    {
        public override void Process(int key, IProcessWindowContext<TimeWindow> context, IEnumerable<Click> elements, ICollector<Click> output) =>
            output.Collect(Sorted(elements.Aggregate(Click.Join)));
    }
}
