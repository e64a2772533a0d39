using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests.Broadcast;

public sealed class BroadcastTests
{
    private const int Seeds = 100;
    private static readonly MapStateDescriptor<string, int> Rules = new("rules");
    private static readonly MapStateDescriptor<int, string> Names = new("names");
    private static readonly ListStateDescriptor<int> Seen = new("seen");
    private static readonly OutputTag<string> Side = new("side");

    [Fact]
    public void ElementsReadWhatBroadcastRecordsHaveWritten()
    {
        var bench = Plain(new PlainScript
        {
            OnElement = static (value, c, o) => o.Collect(c.GetBroadcastState(Rules).TryGet(value, out int rule) ? $"{value} {rule}" : value),
            OnBroadcast = static (value, c, o) => c.GetBroadcastState(Rules).Put("a", value),
        });

        Assert.Equal([("a", 1)], bench.First("a", 1));
        Assert.Empty(bench.Second(7, 2));
        Assert.Equal([("a 7", 3)], bench.First("a", 3));
        Assert.Equal([("b", Timestamps.None)], bench.First("b", Timestamps.None));
    }

    [Fact]
    public void WhatElementsSeeOfABroadcastStateCannotBeWrittenByACastEither()
    {
        IReadOnlyBroadcastState<string, int>? seen = null;
        var bench = Plain(new PlainScript
        {
            OnElement = (_, c, _) => seen = c.GetBroadcastState(Rules),
            OnBroadcast = static (value, c, o) => c.GetBroadcastState(Rules).Put("a", value),
        });
        bench.Second(1, 1);
        bench.First("x", 1);

        Assert.False(seen is IState or IBroadcastState<string, int>);
        Assert.False(seen!.Entries is ICollection<KeyValuePair<string, int>>);
        Assert.Equal([new("a", 1)], seen.Entries);
        Assert.True(seen.Contains("a"));
        Assert.Equal(1, seen.Get("a"));
    }

    [Fact]
    public void ResultsAndSideOutputsHaveTheTimestampOfTheirRecord()
    {
        var bench = Plain(new PlainScript
        {
            OnElement = static (value, c, o) =>
            {
                o.Collect($"{value} {c.Timestamp}");
                c.Output(Side, "s" + value);
            },
            OnBroadcast = static (value, c, o) =>
            {
                o.Collect($"{value} {c.Timestamp}");
                c.Output(Side, "b" + value);
            },
        });

        Assert.Equal([("a 5", 5)], bench.First("a", 5));
        Assert.Equal([("3 9", 9)], bench.Second(3, 9));
        Assert.Equal([("4 ", Timestamps.None)], bench.Second(4, Timestamps.None));
        Assert.Equal([("sa", 5), ("b3", 9), ("b4", Timestamps.None)], bench.TakeSide(Side));
    }

    [Fact]
    public void BothSidesSeeTheTimes()
    {
        var bench = Plain(new PlainScript
        {
            OnElement = static (_, c, o) => o.Collect($"{c.CurrentWatermark} {c.CurrentProcessingTime}"),
            OnBroadcast = static (_, c, o) => o.Collect($"{c.CurrentWatermark} {c.CurrentProcessingTime}"),
        });
        bench.FirstEvent(new WatermarkEvent(20));
        Assert.Equal($"{long.MinValue} {bench.Now}", bench.First("a", 5)[0].Value);
        bench.SecondEvent(new WatermarkEvent(10));
        bench.Advance(100);
        Assert.Equal($"10 {bench.Now}", bench.First("a", 5)[0].Value);
        Assert.Equal($"10 {bench.Now}", bench.Second(1, 5)[0].Value);
    }

    [Fact]
    public void EachOfSeveralBroadcastStatesIsItsOwn()
    {
        var bench = Plain(new PlainScript
        {
            OnElement = static (value, c, o) => o.Collect($"{c.GetBroadcastState(Rules).Get(value)} {c.GetBroadcastState(Names).Get(1)} {c.GetBroadcastState(new MapStateDescriptor<string, int>("rules")).Get(value)}"),
            OnBroadcast = static (value, c, o) =>
            {
                c.GetBroadcastState(Rules).Put("a", value);
                c.GetBroadcastState(Names).Put(1, "n" + value);
            },
        });
        bench.Second(7, 1);
        Assert.Equal("7 n7 7", bench.First("a", 1)[0].Value);
        Assert.Equal("7 n7 7", bench.First("a", 1)[0].Value);
    }

    [Fact]
    public void AStateThatTheStreamWasNotBroadcastWithIsAnErrorThatNamesThoseItWas()
    {
        var bench = Plain(new PlainScript { OnElement = static (_, c, _) => c.GetBroadcastState(new MapStateDescriptor<string, int>("rulez")) });
        bench.First("a", 1);
        Assert.Equal("Two (1/1)#0", bench.Host.Failure!.Operator);
        Assert.Contains("asked for the broadcast state 'rulez', but its stream was broadcast with 'rules', 'names'", bench.Host.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABroadcastStateOfOtherTypesIsAnErrorThatNamesBoth()
    {
        var bench = Plain(new PlainScript { OnElement = static (_, c, _) => c.GetBroadcastState(new MapStateDescriptor<string, long>("rules")) });
        bench.First("a", 1);
        Assert.Contains("values of System.Int64", bench.Host.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("values of System.Int32", bench.Host.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABroadcastRecordReachesTheStateOfEveryKey()
    {
        var bench = Keyed(new KeyedScript
        {
            OnBroadcast = static (value, c, o, _) => c.ApplyToKeyedState(Seen, (key, state) =>
            {
                o.Collect($"{key}: {string.Join(' ', state.Get())}");
                if (value == 0)
                {
                    state.Clear();
                }
            }),
        });
        bench.First("a", 1);
        bench.First("b", 1);
        bench.First("a", 1);
        Assert.Equal(["a: 1 1", "b: 1"], bench.Second(1, 5).Select(static r => r.Value).Order());
        Assert.Equal(2, bench.Second(0, 5).Count);
        Assert.Empty(bench.Second(1, 5));
        Assert.Empty(bench.First("b", 1));
        Assert.Equal([("b: 1", 6)], bench.Second(1, 6));
    }

    [Fact]
    public void ABroadcastRecordHasNoKey()
    {
        var bench = Keyed(new KeyedScript { OnBroadcast = static (_, _, _, seen) => seen.Add(1) });
        bench.First("a", 1);
        bench.Second(1, 1);
        Assert.Contains("without a current key", bench.Host.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TimersFireAtTheWatermarkOfBothInputsAndReadBroadcastStates()
    {
        var bench = Keyed(new KeyedScript
        {
            OnElement = static (_, c, _) => c.TimerService.RegisterEventTimeTimer(10),
            OnBroadcast = static (value, c, _, _) => c.GetBroadcastState(Rules).Put("rule", value),
        });
        bench.First("a", 1);
        Assert.Empty(bench.FirstEvent(new WatermarkEvent(15)));
        bench.Second(7, 1);
        Assert.Equal([("EventTime 10 of a at 10: 7", 10)], bench.SecondEvent(new WatermarkEvent(10)));
        Assert.Equal([("EventTime 10 of a", 10)], bench.TakeSide(Side));
        Assert.Equal([10], bench.Watermarks);
    }

    [Fact]
    public void WhatAProcessingTimeTimerEmitsHasNoTimestamp()
    {
        var bench = Keyed(new KeyedScript { OnElement = static (_, c, _) => c.TimerService.RegisterProcessingTimeTimer(c.CurrentProcessingTime + 10) });
        long due = bench.Now + 10;
        bench.First("a", 1);
        Assert.Empty(bench.Advance(10));
        Assert.Equal([($"ProcessingTime {due} of a at {due}: 0", Timestamps.None)], bench.Advance(1));
    }

    [Fact]
    public void BroadcastStatesAndKeyedStatesDoWhatMapsDo()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var rules = new SortedDictionary<string, int>(StringComparer.Ordinal);
            var seen = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
            var bench = Keyed(new KeyedScript
            {
                OnElement = static (key, c, o) => o.Collect(Show(c.GetBroadcastState(Rules).Entries)),
                OnBroadcast = static (value, c, o, _) => Change(value, c, o),
            });
            for (int step = 0; step < 60; step++)
            {
                string what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, step {step}");
                if (random.Next(3) > 0)
                {
                    string key = "k" + random.Next(6);
                    (seen.TryGetValue(key, out List<int>? list) ? list : seen[key] = []).Add(1);
                    Assert.True(bench.First(key, step).Single() == (Show(rules), step), what);
                }
                else
                {
                    int value = random.Next(40);
                    List<string> expected = Change(value, rules, seen);
                    Assert.True(expected.SequenceEqual(bench.Second(value, step).Select(static r => r.Value).Order(StringComparer.Ordinal)), what);
                }
            }

            Assert.Null(bench.Host.Failure);
        }
    }

    private static void Change(int value, IKeyedBroadcastContext<string> c, ICollector<string> output)
    {
        IBroadcastState<string, int> rules = c.GetBroadcastState(Rules);
        string rule = "r" + (value % 5);
        switch (value / 10)
        {
            case 0:
                rules.Put(rule, value);
                break;
            case 1:
                rules.Remove(rule);
                break;
            case 2:
                rules.PutAll([new(rule, value), new("r0", value)]);
                break;
            default:
                c.ApplyToKeyedState(Seen, (key, state) =>
                {
                    output.Collect(key + state.Get().Count());
                    if (key[^1] % 2 == value % 2)
                    {
                        state.Clear();
                    }
                });
                break;
        }
    }

    private static List<string> Change(int value, SortedDictionary<string, int> rules, SortedDictionary<string, List<int>> seen)
    {
        string rule = "r" + (value % 5);
        switch (value / 10)
        {
            case 0:
                rules[rule] = value;
                return [];
            case 1:
                rules.Remove(rule);
                return [];
            case 2:
                rules[rule] = value;
                rules["r0"] = value;
                return [];
            default:
                List<string> results = [.. seen.Select(static pair => pair.Key + pair.Value.Count)];
                foreach (string key in seen.Keys.Where(key => key[^1] % 2 == value % 2).ToArray())
                {
                    seen.Remove(key);
                }

                return results;
        }
    }

    private static string Show(IEnumerable<KeyValuePair<string, int>> rules) =>
        string.Join(' ', rules.OrderBy(static rule => rule.Key, StringComparer.Ordinal).Select(static rule => $"{rule.Key}={rule.Value}"));

    private static TwoInputBench<string, int, string> Plain(PlainScript script) =>
        new(new BroadcastProcessSpec<string, int, string>(script, [Rules, Names]), Side);

    private static TwoInputBench<string, int, string> Keyed(KeyedScript script) =>
        new(new KeyedBroadcastProcessSpec<string, string, int, string>(script, new UserFunction<Func<string, string>>(static v => v), [Rules, Names]), Side);

    private sealed class PlainScript : BroadcastProcessFunction<string, int, string>
    {
        public Action<string, IReadOnlyBroadcastContext, ICollector<string>>? OnElement { get; init; }

        public Action<int, IBroadcastContext, ICollector<string>>? OnBroadcast { get; init; }

        public override void ProcessElement(string value, IReadOnlyBroadcastContext context, ICollector<string> output) => OnElement?.Invoke(value, context, output);

        public override void ProcessBroadcastElement(int value, IBroadcastContext context, ICollector<string> output) => OnBroadcast?.Invoke(value, context, output);
    }

    private sealed class KeyedScript : KeyedBroadcastProcessFunction<string, string, int, string>
    {
        private IListState<int> _seen = null!;

        public Action<string, IKeyedReadOnlyBroadcastContext<string>, ICollector<string>>? OnElement { get; init; }

        public Action<int, IKeyedBroadcastContext<string>, ICollector<string>, IListState<int>>? OnBroadcast { get; init; }

        public override void Open(OpenContext context) => _seen = RuntimeContext.GetListState(Seen);

        public override void ProcessElement(string value, IKeyedReadOnlyBroadcastContext<string> context, ICollector<string> output)
        {
            Assert.Equal(value, context.CurrentKey);
            _seen.Add(1);
            OnElement?.Invoke(value, context, output);
        }

        public override void ProcessBroadcastElement(int value, IKeyedBroadcastContext<string> context, ICollector<string> output) => OnBroadcast?.Invoke(value, context, output, _seen);

        public override void OnTimer(long timestamp, IKeyedBroadcastOnTimerContext<string> context, ICollector<string> output)
        {
            string text = $"{context.TimeDomain} {timestamp} of {context.CurrentKey}";
            context.Output(Side, text);
            output.Collect($"{text} at {context.Timestamp}: {context.GetBroadcastState(Rules).Get("rule")}");
        }
    }
}
