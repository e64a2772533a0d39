using OrleansFlow.Functions;
using OrleansFlow.State;

namespace OrleansFlow.Testing.Tests.Rescaling;

/// <summary>A random stream through all subtasks of an operator gives the same, whether it runs through or is saved and restored with another number of them.</summary>
public sealed class RescaleTests
{
    private const int Seeds = 40;
    private static readonly MapStateDescriptor<string, long> Rules = new("rules");

    public static TheoryData<string> OneInputPrograms => [.. Programs.OneInput.Keys];

    [Theory]
    [MemberData(nameof(OneInputPrograms))]
    public void OperatorsGoOnWithAnotherNumberOfSubtasksAsIfNothingHadHappened(string program)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            string[] through = Run(program, seed, interrupted: false);
            string[] interrupted = Run(program, seed, interrupted: true);
            Assert.True(through.SequenceEqual(interrupted), $"seed {seed}: {Difference(through, interrupted)}");
        }
    }

    [Theory]
    [InlineData("interval join")]
    [InlineData("keyed co-process")]
    [InlineData("broadcast")]
    public void OperatorsWithTwoInputsGoOnWithAnotherNumberOfSubtasksAsIfNothingHadHappened(string program)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            string[] through = RunTwo(program, seed, interrupted: false);
            string[] interrupted = RunTwo(program, seed, interrupted: true);
            Assert.True(through.SequenceEqual(interrupted), $"seed {seed}: {Difference(through, interrupted)}");
        }
    }

    private static string[] Run(string program, int seed, bool interrupted)
    {
        var random = new Random(seed);
        return Run<OneInputSubtasks, OneInputTestHarness<Reading, string>>(
            random,
            seed,
            interrupted,
            parallelism => new OneInputSubtasks(
                options => OperatorTestHarness.Create((DataStream<Reading> readings) => Programs.OneInput[program](readings.KeyBy(r => r.Sensor)), options), parallelism),
            (subtasks, time) =>
            {
                // A clock that goes on is one of the things that happen.
                if (random.Next(9) == 0)
                {
                    subtasks.Advance(random.Next(1, 8));
                    return time;
                }

                time += random.Next(4);
                subtasks.Element(new Reading($"s{random.Next(6)}", random.Next(100)), Math.Max(0, time - random.Next(15)));
                return time;
            });
    }

    private static string[] RunTwo(string program, int seed, bool interrupted)
    {
        var random = new Random(seed);
        return Run<TwoInputSubtasks, TwoInputTestHarness<Reading, Reading, string>>(
            random,
            seed,
            interrupted,
            parallelism => new TwoInputSubtasks(options => TwoInputProgram(program, options), parallelism) { IsBroadcast = program == "broadcast" },
            (subtasks, time) =>
            {
                time += random.Next(4);
                subtasks.Element(random.Next(2) == 0, new Reading($"s{random.Next(6)}", random.Next(100)), Math.Max(0, time - random.Next(10)));
                return time;
            });
    }

    private static string[] Run<TSubtasks, THarness>(Random random, int seed, bool interrupted, Func<int, TSubtasks> create, Func<TSubtasks, long, long> step)
        where TSubtasks : Subtasks<THarness, string>
        where THarness : OperatorTestHarness<string>
    {
        int before = random.Next(1, 5);
        int after = random.Next(1, 5);
        int steps = random.Next(20, 120);
        int at = random.Next(steps);
        using TSubtasks subtasks = create(before);
        long time = 0;
        long watermark = -1;
        for (int i = 0; i < steps; i++)
        {
            if (i == at)
            {
                if (interrupted)
                {
                    subtasks.Rescale(after, new Random(seed));
                }

                // Watermarks are not restored: what is late is known again when the next one has come.
                subtasks.Watermark(++watermark);
            }

            if (random.Next(9) == 0)
            {
                subtasks.Watermark(watermark = Math.Max(watermark, time - random.Next(20)));
            }
            else
            {
                time = step(subtasks, time);
            }
        }

        subtasks.Watermark(time + 1_000);
        subtasks.Advance(1_000);
        return Sorted(subtasks.Records);
    }

    private static TwoInputTestHarness<Reading, Reading, string> TwoInputProgram(string program, TestHarnessOptions options) => program switch
    {
        "interval join" => OperatorTestHarness.Create(
            (DataStream<Reading> first, DataStream<Reading> second) => first.KeyBy(r => r.Sensor).IntervalJoin(second.KeyBy(r => r.Sensor))
                .Between(TimeSpan.FromMilliseconds(-5), TimeSpan.FromMilliseconds(8)).Process(new Pairs()),
            options),
        "keyed co-process" => ProcessFunctionTestHarnesses.ForKeyedCoProcessFunction(new LastOfBoth(), static (Reading r) => r.Sensor, static (Reading r) => r.Sensor, options),
        _ => ProcessFunctionTestHarnesses.ForKeyedBroadcastProcessFunction(new Ruled(), static (Reading r) => r.Sensor, [Rules], options),
    };

    private static string[] Sorted(IEnumerable<TestRecord<string>> records) =>
        [.. records.Select(static record => $"{record.Value} @{record.Timestamp}").Order(StringComparer.Ordinal)];

    private static string Difference(string[] through, string[] interrupted) =>
        $"missing [{string.Join("; ", Except(through, interrupted))}], too many [{string.Join("; ", Except(interrupted, through))}]";

    private static List<string> Except(IEnumerable<string> left, string[] right)
    {
        List<string> rest = [.. left];
        Array.ForEach(right, item => rest.Remove(item));
        return rest;
    }

    private sealed class Pairs : ProcessJoinFunction<Reading, Reading, string>
    {
        public override void ProcessElement(Reading left, Reading right, IProcessJoinContext context, ICollector<string> output) =>
            output.Collect($"{left} {context.LeftTimestamp} {right} {context.RightTimestamp}");
    }

    private sealed class LastOfBoth : KeyedCoProcessFunction<string, Reading, Reading, string>
    {
        private static readonly ValueStateDescriptor<long> First = new("first");
        private static readonly ListStateDescriptor<long> Second = new("second");

        public override void ProcessElement1(Reading value, IKeyedProcessContext<string> context, ICollector<string> output)
        {
            RuntimeContext.GetState(First).Value = value.Value;
            context.TimerService.RegisterEventTimeTimer(context.Timestamp!.Value + 5);
        }

        public override void ProcessElement2(Reading value, IKeyedProcessContext<string> context, ICollector<string> output)
        {
            RuntimeContext.GetListState(Second).Add(value.Value);
            output.Collect($"{value.Sensor} {RuntimeContext.GetState(First).Value}");
        }

        public override void OnTimer(long timestamp, IKeyedOnTimerContext<string> context, ICollector<string> output) =>
            output.Collect($"{context.CurrentKey} {timestamp}: {string.Join(",", RuntimeContext.GetListState(Second).Get() ?? [])}");
    }

    private sealed class Ruled : KeyedBroadcastProcessFunction<string, Reading, Reading, string>
    {
        private static readonly ValueStateDescriptor<long> Sum = new("sum");

        public override void ProcessElement(Reading value, IKeyedReadOnlyBroadcastContext<string> context, ICollector<string> output)
        {
            RuntimeContext.GetState(Sum).Value += value.Value;
            output.Collect($"{value}: {RuntimeContext.GetState(Sum).Value} {string.Join(",", context.GetBroadcastState(Rules).Entries.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e => $"{e.Key}={e.Value}"))}");
        }

        public override void ProcessBroadcastElement(Reading value, IKeyedBroadcastContext<string> context, ICollector<string> output)
        {
            if (value.Value % 7 == 0)
            {
                context.GetBroadcastState(Rules).Remove(value.Sensor);
            }
            else
            {
                context.GetBroadcastState(Rules).Put(value.Sensor, value.Value);
            }
        }
    }
}
