namespace OrleansFlow.Simulation.Tests.WordCounts;

/// <summary>
/// Word counts under schedules of chance: slow and fast messages that overtake each other, slow storage, hurried and lazy flushes,
/// one to three silos. The counts are always those of a plain loop.
/// </summary>
public sealed class ScheduleTests
{
    [Fact]
    public void TheCountsAreThoseOfAPlainLoopUnderAnySchedule()
    {
        foreach (ulong seed in Seeds.ToRun(30))
        {
            WordCountSettings settings = Draw(seed);
            try
            {
                Assert.Equal(PlainWordCount.Counts, SimulatedWordCount.Run(seed, settings).Output.Counts);
            }
            catch (Exception exception)
            {
                throw Seeds.Failed(seed, settings, exception);
            }
        }
    }

    [Fact]
    public void AScheduleIsReplayedFromItsSeed()
    {
        const ulong seed = 12;
        Traces.AssertSame(SimulatedWordCount.Run(seed, Draw(seed)).Trace, SimulatedWordCount.Run(seed, Draw(seed)).Trace);
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
