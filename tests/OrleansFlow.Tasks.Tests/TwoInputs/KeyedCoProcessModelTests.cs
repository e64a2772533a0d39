using System.Globalization;
using OrleansFlow.Functions;
using OrleansFlow.Graph;
using OrleansFlow.State;
using OrleansFlow.Tasks.Network;
using OrleansFlow.Tasks.Tests.Harness;

namespace OrleansFlow.Tasks.Tests.TwoInputs;

/// <summary>A function on two connected keyed streams, with state and timers, beside lists.</summary>
public sealed class KeyedCoProcessModelTests
{
    private const int Seeds = 200;

    [Fact]
    public void AFunctionOfTwoKeyedStreamsDoesWhatTheModelDoes()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var key = new UserFunction<Func<(int, int), int>>(static r => r.Item1);
            var bench = new TwoInputBench<(int, int), (int, int), string>(new KeyedCoProcessSpec<(int, int), (int, int), int, string>(new Function(), key, key));
            var model = new Model();
            long[] watermarks = [long.MinValue, long.MinValue];
            bool[] idle = [false, false];
            long combined = long.MinValue;
            long now = random.Next(-20, 20);
            for (int step = 0; step < 150; step++)
            {
                int input = random.Next(2);
                List<(string, long)> expected = [];
                List<(string, long)> actual;
                switch (random.Next(10))
                {
                    case 0:
                        idle[input] = !idle[input];
                        actual = Feed(bench, input, idle[input] ? WatermarkStatusEvent.Idle : WatermarkStatusEvent.Active);
                        break;
                    case < 4:
                        long watermark = now - random.Next(10);
                        actual = Feed(bench, input, new WatermarkEvent(watermark));
                        watermarks[input] = idle[input] ? watermarks[input] : Math.Max(watermarks[input], watermark);
                        break;
                    default:
                        now += random.Next(5);
                        (int, int) record = (random.Next(3), random.Next(12));
                        long timestamp = now - random.Next(10);
                        expected = model.Element(input == 0, record, timestamp);
                        actual = input == 0 ? bench.First(record, timestamp) : bench.Second(record, timestamp);
                        break;
                }

                long[] active = [.. watermarks.Where((_, i) => !idle[i])];
                long next = active.Length > 0 ? active.Min() : watermarks.Max();
                if (next > combined)
                {
                    expected = model.Watermark(combined = next);
                }

                // Timers fire in the order of their times; those of one time in any order.
                Assert.True(
                    expected.Select(static r => r.Item2).SequenceEqual(actual.Select(static r => r.Item2)) && expected.Order().SequenceEqual(actual.Order()),
                    $"seed {seed}, step {step}:\nexpected {string.Join(' ', expected)}\nactual   {string.Join(' ', actual)}");
            }

            Assert.True(bench.Host.Failure is null, $"seed {seed}: {bench.Host.Failure}");
        }
    }

    private static List<(string, long)> Feed(TwoInputBench<(int, int), (int, int), string> bench, int input, StreamEvent streamEvent) =>
        input == 0 ? bench.FirstEvent(streamEvent) : bench.SecondEvent(streamEvent);

    private static string Show(string what, int key, IEnumerable<int> seen) => string.Create(CultureInfo.InvariantCulture, $"{what}:{key}:{string.Join(',', seen)}");

    private sealed class Function : KeyedCoProcessFunction<int, (int, int), (int, int), string>
    {
        private IListState<int> _seen = null!;

        public override ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
        {
            _seen = RuntimeContext.GetListState(new ListStateDescriptor<int>("seen"));
            return ValueTask.CompletedTask;
        }

        public override void ProcessElement1((int, int) value, IKeyedProcessContext<int> context, ICollector<string> output)
        {
            _seen.Add(value.Item2);
            context.TimerService.RegisterEventTimeTimer(context.Timestamp!.Value + value.Item2);
            output.Collect(Show("first", context.CurrentKey, _seen.Get()));
        }

        public override void ProcessElement2((int, int) value, IKeyedProcessContext<int> context, ICollector<string> output)
        {
            _seen.Add(-value.Item2);
            context.TimerService.DeleteEventTimeTimer(context.Timestamp!.Value + value.Item2);
            output.Collect(Show("second", context.CurrentKey, _seen.Get()));
        }

        public override void OnTimer(long timestamp, IKeyedOnTimerContext<int> context, ICollector<string> output)
        {
            output.Collect(Show("timer", context.CurrentKey, _seen.Get()));
            if (timestamp % 2 == 0)
            {
                _seen.Clear();
            }

            if (timestamp % 5 == 0)
            {
                context.TimerService.RegisterEventTimeTimer(timestamp + 3);
            }
        }
    }

    private sealed class Model
    {
        private readonly List<int>[] _seen = [[], [], []];
        private readonly SortedSet<(long Time, int Key)> _timers = [];

        public List<(string, long)> Element(bool isFirst, (int Key, int Number) record, long timestamp)
        {
            _seen[record.Key].Add(isFirst ? record.Number : -record.Number);
            _ = isFirst ? _timers.Add((timestamp + record.Number, record.Key)) : _timers.Remove((timestamp + record.Number, record.Key));
            return [(Show(isFirst ? "first" : "second", record.Key, _seen[record.Key]), timestamp)];
        }

        public List<(string, long)> Watermark(long watermark)
        {
            var results = new List<(string, long)>();
            while (_timers.Count > 0 && _timers.Min.Time <= watermark)
            {
                (long time, int key) = _timers.Min;
                _timers.Remove((time, key));
                results.Add((Show("timer", key, _seen[key]), time));
                if (time % 2 == 0)
                {
                    _seen[key].Clear();
                }

                if (time % 5 == 0)
                {
                    _timers.Add((time + 3, key));
                }
            }

            return results;
        }
    }
}
