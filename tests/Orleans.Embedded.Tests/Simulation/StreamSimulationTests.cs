namespace Orleans.Embedded.Tests.Simulation;

public sealed class StreamSimulationTests
{
    [Fact]
    public void MemoryStreamsAreReplayedFromASeed()
    {
        var (first, second) = (Talk(5), Talk(5));
        Assert.Equal(first, second);
        Assert.NotEqual(first.Trace, Talk(6).Trace);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EachProducersItemsArriveOnceAndInOrderInAnyInterleaving(int seed)
    {
        var heard = Talk((ulong)seed).Heard.Split(',').Select(int.Parse).ToList();
        Assert.Equal(40, heard.Count);
        foreach (var producer in heard.GroupBy(number => number / 100))
        {
            Assert.Equal(producer.Order(), producer);
        }
    }

    [Fact]
    public void RemindersComeInVirtualTime()
    {
        var runtime = new DeterministicRuntime(new SimulationOptions());
        var heard = runtime.Run(async () =>
        {
            var cluster = await DeployAsync(runtime);
            var grain = cluster.Client.GetGrain<IListenerGrain>("reminded");
            await grain.RemindAsync(TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
            await Task.Delay(TimeSpan.FromHours(2), runtime.TimeProvider);
            return await grain.HeardAsync();
        });
        Assert.Equal(["reminder at 00:30", "reminder at 01:30"], heard);
    }

    private static (string Heard, string Trace) Talk(ulong seed)
    {
        var runtime = new DeterministicRuntime(new SimulationOptions { Seed = seed });
        var heard = runtime.Run(async () =>
        {
            var cluster = await DeployAsync(runtime);
            var listener = cluster.Client.GetGrain<IListenerGrain>("listener");
            await listener.ListenAsync();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async producer =>
            {
                var grain = cluster.Client.GetGrain<IListenerGrain>($"producer {producer}");
                for (var i = 0; i < 10; i++)
                {
                    await grain.TellAsync("listener", (producer * 100) + i);
                }
            }));
            await Task.Delay(TimeSpan.FromSeconds(5), runtime.TimeProvider);
            return await listener.HeardAsync();
        });
        return (string.Join(',', heard), runtime.TraceHash);
    }

    private static async Task<InProcessTestCluster> DeployAsync(DeterministicRuntime runtime)
    {
        var builder = new InProcessTestClusterBuilder(2).UseDeterministicScheduling(runtime);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.UseInMemoryReminderService();
            silo.AddMemoryStreams("memory");
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
