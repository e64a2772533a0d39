using System.Globalization;

namespace OrleansFlow.Simulation.Tests.WordCounts;

/// <summary>
/// Word counts under schedules of chance: slow and fast messages that overtake each other, slow storage, hurried and lazy flushes,
/// one to three silos. The counts are always those of a plain loop. OFLOW_SIMULATION_SEED replays the one seed that failed,
/// OFLOW_SIMULATION_SEEDS sets how many are run.
/// </summary>
public sealed class ScheduleTests
{
    [Fact]
    public void TheCountsAreThoseOfAPlainLoopUnderAnySchedule()
    {
        foreach (ulong seed in Seeds())
        {
            WordCountSettings settings = Draw(seed);
            try
            {
                Assert.Equal(PlainWordCount.Counts, SimulatedWordCount.Run(seed, settings).Counts);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed} failed with {settings}; replay it by OFLOW_SIMULATION_SEED={seed}: {exception.Message}", exception);
            }
        }
    }

    [Fact]
    public void AScheduleIsReplayedFromItsSeed()
    {
        const ulong seed = 12;
        Traces.AssertSame(SimulatedWordCount.Run(seed, Draw(seed)).Trace, SimulatedWordCount.Run(seed, Draw(seed)).Trace);
    }

    private static IEnumerable<ulong> Seeds()
    {
        if (Environment.GetEnvironmentVariable("OFLOW_SIMULATION_SEED") is { Length: > 0 } one)
        {
            return [ulong.Parse(one, CultureInfo.InvariantCulture)];
        }

        int count = Environment.GetEnvironmentVariable("OFLOW_SIMULATION_SEEDS") is { Length: > 0 } many ? int.Parse(many, CultureInfo.InvariantCulture) : 30;
        return Enumerable.Range(1, count).Select(static seed => (ulong)seed);
    }

    private static WordCountSettings Draw(ulong seed)
    {
        var chance = new SeededRandom(seed, "schedule");
        return new WordCountSettings
        {
            Silos = (short)chance.Next(1, 4),
            Parallelism = chance.Next(1, 5),
            BufferTimeoutMs = Pick<long>(chance, 0, 1, 10, 100, -1),
            MaxMessageDelay = TimeSpan.FromMilliseconds(Pick(chance, 0.1, 2, 50, 800)),
            MaxStorageDelay = TimeSpan.FromMilliseconds(Pick(chance, 0.1, 5, 300)),
            StepTime = TimeSpan.FromMicroseconds(Pick(chance, 1, 50, 2000)),
            BatchRecords = Pick(chance, 1, 7, 40, 1024),
            MaxCallsInFlight = Pick(chance, 1, 2, 8),
            ForceRemote = chance.Next(2) == 0,
        };
    }

    private static T Pick<T>(SeededRandom chance, params ReadOnlySpan<T> values) => values[chance.Next(values.Length)];
}
