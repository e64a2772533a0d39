using OrleansFlow.Graph;
using OrleansFlow.Tasks.Tests.Windowing;

namespace OrleansFlow.Tasks.Tests;

/// <summary>Reduces and rolling aggregates beside one record for each key that a loop keeps.</summary>
public sealed class RollingModelTests
{
    private const int Seeds = 50;

    [Fact]
    public void AReduceGivesTheNewValueOfItsKeyForEachRecord() =>
        Run(static keyed => keyed.Reduce(static (kept, next) => kept with { Value = kept.Value - next.Value, Text = kept.Text + next.Text }), static (kept, next) => new(kept.Key, kept.Value - next.Value, kept.Text + next.Text));

    [Fact]
    public void ASumGivesOneRecordForEachAndChangesOnlyItsMemberOfTheFirst() =>
        Run(static keyed => keyed.Sum(static r => r.Value), static (kept, next) => kept with { Value = kept.Value + next.Value });

    [Fact]
    public void AMinGivesOneRecordForEachAndChangesOnlyItsMemberOfTheFirst() =>
        Run(static keyed => keyed.Min(static r => r.Value), static (kept, next) => kept with { Value = Math.Min(kept.Value, next.Value) });

    [Fact]
    public void AMaxGivesOneRecordForEachAndChangesOnlyItsMemberOfTheFirst() =>
        Run(static keyed => keyed.Max(static r => r.Value), static (kept, next) => kept with { Value = Math.Max(kept.Value, next.Value) });

    [Fact]
    public void AMinByKeepsTheWholeRecordAndAtATieTheEarlierOne() =>
        Run(static keyed => keyed.MinBy(static r => r.Value), static (kept, next) => next.Value < kept.Value ? next : kept);

    [Fact]
    public void AMinByThatIsToldToKeepsTheLaterOneAtATie() =>
        Run(static keyed => keyed.MinBy(static r => r.Value, first: false), static (kept, next) => next.Value <= kept.Value ? next : kept);

    [Fact]
    public void AMaxByKeepsTheWholeRecordAndAtATieTheEarlierOne() =>
        Run(static keyed => keyed.MaxBy(static r => r.Value), static (kept, next) => next.Value > kept.Value ? next : kept);

    [Fact]
    public void AMaxByThatIsToldToKeepsTheLaterOneAtATie() =>
        Run(static keyed => keyed.MaxBy(static r => r.Value, first: false), static (kept, next) => next.Value >= kept.Value ? next : kept);

    private static void Run(Func<KeyedStream<Score, int>, DataStream<Score>> program, Func<Score, Score, Score> fold)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.CreateLocalEnvironment();
            DataStream<Score> stream = program(environment.FromElements(new Score(0, 0, "")).KeyBy(static r => r.Key));
            var bench = new WindowBench<Score, Score>(((OperatorTransformation)stream.Transformation).Spec);
            var kept = new Score?[4];
            for (int step = 0; step < 100; step++)
            {
                var record = new Score(random.Next(kept.Length), random.Next(-5, 6), $"{step}");
                long timestamp = random.Next(100);
                Score expected = kept[record.Key] = kept[record.Key] is { } before ? fold(before, record) : record;
                (Score actual, long at) = Assert.Single(bench.Element(record, timestamp));
                Assert.True((expected, timestamp) == (actual, at), $"seed {seed}, step {step}: expected {expected} at {timestamp}, got {actual} at {at}");
            }

            Assert.Null(bench.Host.Failure);
        }
    }

    public sealed record Score(int Key, int Value, string Text);
}
