using OrleansFlow.Configuration;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.Programs;

/// <summary>Environments whose jobs are spread over two silos, so that half of all channels are remote.</summary>
internal static class TwoSilos
{
    public static StreamExecutionEnvironment Create(int parallelism, int slotsPerSilo, JobConfiguration? configuration = null) =>
        StreamExecutionEnvironment.CreateLocalEnvironment(
            parallelism, (configuration ?? new JobConfiguration()).Set(LocalOptions.Silos, 2).Set(LocalOptions.TaskSlots, slotsPerSilo));
}
