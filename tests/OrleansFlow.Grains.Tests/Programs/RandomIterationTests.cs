using OrleansFlow.Configuration;
using OrleansFlow.Functions;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Iterations beside a plain loop over rounds.</summary>
public sealed class RandomIterationTests
{
    private const int Runs = 12;

    [Fact]
    public async Task ABoundedIterationGivesWhatALoopOverItsRoundsGives()
    {
        int first = Random.Shared.Next();
        for (int seed = first; seed < first + Runs; seed++)
        {
            var random = new Random(seed);
            long salt = random.Next();
            int? maxRounds = random.Next(2) == 0 ? random.Next(1, 6) : null;
            int modulus = random.Next(2, 5);
            bool keyed = random.Next(2) == 0;
            bool hasCriterion = random.Next(2) == 0;
            bool beside = random.Next(2) == 0;
            int parallelism = random.Next(1, 5);
            int silos = random.Next(1, 3);
            int memory = random.Next(2) == 0 ? 16 : 65_536;
            long[] initial = [.. Enumerable.Range(0, random.Next(0, 200)).Select(_ => random.NextInt64(1_000_000))];
            var configuration = new JobConfiguration().Set(LocalOptions.Silos, silos).Set("iteration.feedback.memory-records", $"{memory}");
            var environment = StreamExecutionEnvironment.CreateLocalEnvironment(parallelism, configuration);

            var actual = new List<(int Round, long Value)>();
            await foreach ((int Round, long Value) result in environment.FromCollection(initial).Rebalance().Map(static n => n).IterateBounded(
                scope =>
                {
                    DataStream<long> spread = keyed ? scope.Variable.KeyBy(static n => n % 7) : scope.Variable.Rebalance();
                    var seen = spread.Process(new RoundOf());
                    var next = seen.FlatMap(((int Round, long Value) pair, ICollector<long> output) => Next(pair.Value, salt, modulus, output));

                    // What nothing is fed back from sees the same rounds.
                    var body = new IterationBody<long, (int, long)>(next, beside ? scope.Variable.Shuffle().Map(static n => n).KeyBy(static n => n % 5).Process(new RoundOf()) : seen);
                    return hasCriterion ? body.Until(next.Filter(n => n % 10 != salt % 10).Rebalance()) : body;
                },
                maxRounds).ExecuteAndCollectAsync())
            {
                actual.Add(result);
            }

            List<(int, long)> expected = Loop(initial, salt, modulus, maxRounds, hasCriterion);
            Assert.True(
                expected.Order().SequenceEqual(actual.Order()),
                $"Seed {seed}: {expected.Count} records expected in {expected.Select(static pair => pair.Item1).DefaultIfEmpty(-1).Max() + 1} rounds, {actual.Count} in {actual.Select(static pair => pair.Round).DefaultIfEmpty(-1).Max() + 1}; maxRounds {maxRounds}, criterion {hasCriterion}, beside {beside}, parallelism {parallelism}, {silos} silos, {memory} records in memory.");
        }
    }

    [Fact]
    public async Task AnUnboundedIterationGivesWhatALoopGives()
    {
        int first = Random.Shared.Next();
        for (int seed = first; seed < first + Runs / 2; seed++)
        {
            var random = new Random(seed);
            long salt = random.Next();
            int modulus = random.Next(2, 5);
            int parallelism = random.Next(1, 5);
            int silos = random.Next(1, 3);
            int memory = random.Next(2) == 0 ? 16 : 65_536;
            long[] initial = [.. Enumerable.Range(0, random.Next(0, 500)).Select(_ => random.NextInt64(1_000_000))];
            var configuration = new JobConfiguration().Set(LocalOptions.Silos, silos).Set("iteration.feedback.memory-records", $"{memory}");
            var environment = StreamExecutionEnvironment.CreateLocalEnvironment(parallelism, configuration);

            var actual = new List<long>();
            await foreach (long result in environment.FromCollection(initial).IterateUnbounded(scope =>
            {
                DataStream<long> spread = scope.Variable.Rebalance().Map(static n => n);
                return new IterationBody<long, long>(spread.FlatMap((long n, ICollector<long> output) => Next(n, salt, modulus, output)), spread);
            }).ExecuteAndCollectAsync())
            {
                actual.Add(result);
            }

            IEnumerable<long> expected = Loop(initial, salt, modulus, null, false).Select(static pair => pair.Item2);
            Assert.True(expected.Order().SequenceEqual(actual.Order()), $"Seed {seed}: {actual.Count} records instead of {expected.Count()}.");
        }
    }

    // Always less than before, so that it ends; none, one or two records.
    private static void Next(long value, long salt, int modulus, ICollector<long> output)
    {
        for (long i = (value ^ salt) % modulus; i < 2 && value > 10; i++)
        {
            output.Collect((value + i) / 7);
        }
    }

    private static List<(int, long)> Loop(IEnumerable<long> initial, long salt, int modulus, int? maxRounds, bool hasCriterion)
    {
        var results = new List<(int, long)>();
        var collector = new ListCollector();
        List<long> records = [.. initial];
        for (int round = 0; ; round++)
        {
            collector.Records.Clear();
            foreach (long record in records)
            {
                results.Add((round, record));
                Next(record, salt, modulus, collector);
            }

            records = [.. collector.Records];
            if (round + 1 == maxRounds)
            {
                return results;
            }

            if (records.Count == 0 || (hasCriterion && records.All(n => n % 10 == salt % 10)))
            {
                results.AddRange(records.Select(record => (round + 1, record)));
                return results;
            }
        }
    }

    private sealed class RoundOf : ProcessFunction<long, (int Round, long Value)>, IIterationListener<(int Round, long Value)>
    {
        private int _round;

        public override void ProcessElement(long value, IProcessContext context, ICollector<(int Round, long Value)> output) => output.Collect((_round, value));

        public void OnEpochWatermarkIncremented(int epoch, IIterationContext context, ICollector<(int Round, long Value)> output) => _round = epoch + 1;

        public void OnIterationTerminated(IIterationContext context, ICollector<(int Round, long Value)> output)
        {
        }
    }

    private sealed class ListCollector : ICollector<long>
    {
        public List<long> Records { get; } = [];

        public void Collect(long record) => Records.Add(record);
    }
}
