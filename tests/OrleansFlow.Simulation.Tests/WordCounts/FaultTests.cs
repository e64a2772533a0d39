namespace OrleansFlow.Simulation.Tests.WordCounts;

/// <summary>
/// Word counts while things go wrong: messages are lost or come too late, storage fails or loses its answers, silos are killed between
/// any two steps. Every job ends, with the counts of a plain loop or with one clear cause; nothing that it gave out before is wrong; and
/// when the faults are over the cluster takes the next job.
/// </summary>
public sealed class FaultTests
{
    [Fact]
    public void EveryJobEndsWithTheRightCountsOrOneClearCauseWhateverGoesWrong()
    {
        foreach (ulong seed in Seeds.ToRun(40))
        {
            WordCountSettings settings = Draw(seed);
            try
            {
                Check(SimulatedWordCount.Run(seed, settings));
            }
            catch (Exception exception)
            {
                throw Seeds.Failed(seed, settings, exception);
            }
        }
    }

    // Seeds that once showed what was wrong in the product.
    [Theory]
    [InlineData(77)] // A master was lost when its job's end was stored but its coordinators were not yet stopped.
    [InlineData(582)] // The dispatcher was told of a job's end that was not stored.
    public void WhatOnceWentWrongStaysMended(ulong seed) => Check(SimulatedWordCount.Run(seed, Draw(seed)));

    [Fact]
    public void FaultsAreReplayedFromTheirSeed()
    {
        foreach (ulong seed in (ulong[])[6, 9, 77])
        {
            Traces.AssertSame(SimulatedWordCount.Run(seed, Draw(seed)).Trace, SimulatedWordCount.Run(seed, Draw(seed)).Trace);
        }
    }

    private static void Check(SimulatedRun run)
    {
        SortedDictionary<string, long> counts = run.Output.Counts;
        if (run.Output.Failure is { } failure)
        {
            // The job's own failure, the cluster's refusal, or what became of the client's call.
            Assert.True(failure is OrleansFlowException or OrleansException or TimeoutException or IOException, failure.ToString());
            Assert.NotEmpty(failure.Message);
        }
        else
        {
            Assert.Equal(PlainWordCount.Counts, counts);
        }

        Assert.Null(run.Afterwards!.Failure);
        Assert.Equal(PlainWordCount.Counts, run.Afterwards.Counts);
    }

    internal static WordCountSettings Draw(ulong seed)
    {
        var chance = new SeededRandom(seed, "faults");
        short silos = (short)chance.Next(1, 4);
        int kills = Pick(chance, 0, 0, 1, 2);
        return new WordCountSettings
        {
            Silos = silos,
            Parallelism = chance.Next(1, 5),
            BufferTimeoutMs = Pick<long>(chance, 1, 10, 100),
            MaxMessageDelay = TimeSpan.FromMilliseconds(Pick(chance, 0.1, 2, 50)),
            MaxStorageDelay = TimeSpan.FromMilliseconds(Pick(chance, 0.1, 5, 300)),
            StepTime = TimeSpan.FromMicroseconds(Pick(chance, 1, 50, 500)),
            BatchRecords = Pick(chance, 7, 40, 1024),
            ForceRemote = chance.Next(2) == 0,
            Faults = new SimulatedFaults
            {
                LostMessages = Pick(chance, 0, 0, 0.001, 0.01, 0.1),
                LateMessages = Pick(chance, 0, 0, 0.01, 0.1),
                FailedStorage = Pick(chance, 0, 0, 0.01, 0.1),
                LostStorageAnswers = Pick(chance, 0, 0, 0.01, 0.1),
                From = TimeSpan.FromMilliseconds(Pick(chance, 20, 100, 1000)),
                Until = TimeSpan.FromMinutes(Pick(chance, 1, 10)),
            },
            Kills = [.. Enumerable.Range(0, silos == 1 ? 0 : kills).Select(_ => (chance.Next(silos), (long)chance.Next(1, 6000)))],
            CountAfterwards = TimeSpan.FromMinutes(30),
        };
    }

    private static T Pick<T>(SeededRandom chance, params ReadOnlySpan<T> values) => values[chance.Next(values.Length)];
}
