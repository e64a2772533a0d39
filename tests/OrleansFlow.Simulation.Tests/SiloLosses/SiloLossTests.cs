using Microsoft.Extensions.DependencyInjection;
using OrleansFlow.Configuration;
using OrleansFlow.Execution;
using OrleansFlow.Grains.Resources;
using OrleansFlow.Grains.UserCode;
using OrleansFlow.Sinks;
using static OrleansFlow.Simulation.Tests.SiloLosses.LossSettings;

namespace OrleansFlow.Simulation.Tests.SiloLosses;

/// <summary>
/// Silos that crash, stop, or are cut short while they stop, at any step of a job: its submission, allocation, deployment, its run, its
/// end, its cancellation. The job ends within minutes of the cluster's clock, with its result or with one cause; all slots are free
/// afterwards, nothing of the job is left on any silo, and the next job runs on what remains.
/// </summary>
public sealed class SiloLossTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void EveryJobEndsAndLeavesNothingBehindWheneverSilosAreLost()
    {
        foreach (ulong seed in Seeds.ToRun(30))
        {
            LossSettings settings = Draw(seed);
            try
            {
                Run(seed, settings);
            }
            catch (Exception exception)
            {
                throw Seeds.Failed(seed, settings, exception);
            }
        }
    }

    // Seeds that once showed what was wrong in the product.
    [Theory]
    [InlineData(17)] // A submission that was cut short was refused, and its blobs were deleted, when it was made again.
    [InlineData(109)] // The end of a neighbour was taken for the cause, before the silo that stopped was heard of.
    [InlineData(557)] // A master that had left with its silo wrote down the loss of its own calls as the cause.
    [InlineData(1667)] // A master that took over told a task to stop whose silo was then lost, and waited for its end for ever.
    public void WhatOnceWentWrongStaysMended(ulong seed) => Run(seed, Draw(seed));

    private static LossSettings Draw(ulong seed)
    {
        var chance = new SeededRandom(seed, "losses");
        return new LossSettings
        {
            Program = (ProgramKind)chance.Next(3),
            Parallelism = chance.Next(2, 5),
            MaxMessageDelay = TimeSpan.FromMilliseconds(Pick(chance, 0.1, 2, 50)),
            MaxStorageDelay = TimeSpan.FromMilliseconds(Pick(chance, 0.1, 5, 100)),
            DeathDetectionDelay = TimeSpan.FromMilliseconds(Pick(chance, 0.1, 100, 3000)),
            Losses = [.. Enumerable.Range(0, chance.Next(1, 3)).Select(_ =>
                (chance.Next(3), (long)chance.Next(1, Pick(chance, 100, 500, 2000)), Pick<TimeSpan?>(chance, null, null, TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(1))))],
            CancelAfter = chance.Next(3) == 0 ? TimeSpan.FromMilliseconds(chance.Next(1, 500)) : null,
        };
    }

    private static void Run(ulong seed, LossSettings settings)
    {
        var simulation = new DeterministicRuntime(new SimulationOptions
        {
            Seed = seed,
            MaxMessageDelay = settings.MaxMessageDelay,
            MaxStorageDelay = settings.MaxStorageDelay,
            DeathDetectionDelay = settings.DeathDetectionDelay,
            Limit = TimeSpan.FromHours(2),
        });
        try
        {
            SimulatedCluster.Run(simulation, silos: 3, async cluster =>
            {
                foreach ((int silo, long step, TimeSpan? time) in settings.Losses)
                {
                    if (time is { } given)
                    {
                        cluster.StopAtStep(silo, simulation.Steps + step, given);
                    }
                    else
                    {
                        cluster.KillAtStep(silo, simulation.Steps + step);
                    }
                }

                await RunJobAsync(cluster, simulation, settings).WaitAsync(s_patience, simulation.TimeProvider);
                await cluster.EndLossesAsync();
                await NothingIsLeftAsync(cluster, simulation);
                StreamExecutionEnvironment next = cluster.CreateEnvironment(2, new JobConfiguration());
                next.FromSequence(1, 100).KeyBy(static x => x % 3).Reduce(static (a, b) => a + b).SinkTo(new DiscardingSink<long>());
                await next.ExecuteAndWaitAsync().WaitAsync(s_patience, simulation.TimeProvider);
            });
        }
        finally
        {
            Seeds.KeepTrace(simulation);
        }
    }

    private static async Task RunJobAsync(SimulatedCluster cluster, DeterministicRuntime simulation, LossSettings settings)
    {
        StreamExecutionEnvironment environment = cluster.CreateEnvironment(settings.Parallelism, new JobConfiguration(new Dictionary<string, string> { ["slot.request.timeout"] = "10 s" }));
        DataStream<long> numbers = settings.Program == ProgramKind.BoundedKeyed ? environment.FromSequence(1, 500) : environment.FromGenerator(static x => x, recordsPerSecond: 20);
        (settings.Program == ProgramKind.EndlessLine
            ? numbers.Map(static x => x + 1)
            : numbers.KeyBy(static x => x % 10).Reduce(static (a, b) => a + b).Rebalance().Map(static x => x)).SinkTo(new DiscardingSink<long>());
        try
        {
            await using IJobClient job = await environment.ExecuteAsync("lost");
            if (settings.CancelAfter is { } wait)
            {
                await Task.Delay(wait, simulation.TimeProvider);
                await job.CancelAsync();
            }

            Task<JobExecutionResult> result = job.GetResultAsync();
            await Task.WhenAny(result, Task.Delay(TimeSpan.FromSeconds(30), simulation.TimeProvider));
            if (!result.IsCompleted)
            {
                // Nothing of it was on a silo that is lost.
                Assert.NotEqual(ProgramKind.BoundedKeyed, settings.Program);
                await job.CancelAsync();
            }

            await result;
        }
        catch (JobExecutionException failure)
        {
            // Cancelled, or failed with a cause that speaks of the silo.
            Assert.True(
                failure.Status == JobStatus.Canceled || failure.Message.Contains("silo", StringComparison.OrdinalIgnoreCase),
                failure.ToString());
        }
    }

    private static async Task NothingIsLeftAsync(SimulatedCluster cluster, DeterministicRuntime simulation)
    {
        IResourceManagerGrain resources = cluster.Grains.GetGrain<IResourceManagerGrain>(IResourceManagerGrain.Key);
        string left = "";
        for (TimeSpan waited = default; waited < s_patience; waited += TimeSpan.FromSeconds(1))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), simulation.TimeProvider);
            try
            {
                IReadOnlyList<SiloSlots> slots = await resources.GetOverviewAsync();
                int[] artifacts = [.. cluster.Silos.Select(static silo => silo.ServiceProvider.GetRequiredService<JobArtifactCache>().Count)];
                left = $"slots {string.Join(", ", slots)}; artifacts {string.Join(", ", artifacts)}";
                if (slots.Count == cluster.Silos.Count && slots.All(static silo => silo.Free == silo.Total) && artifacts.All(static count => count == 0))
                {
                    return;
                }
            }
            catch (OrleansException e)
            {
                // A silo that crashed is not known to be dead yet.
                left = e.Message;
            }
        }

        Assert.Fail($"After {s_patience} there still are {left}");
    }

    private static T Pick<T>(SeededRandom chance, params ReadOnlySpan<T> values) => values[chance.Next(values.Length)];
}
