namespace Orleans.Embedded.Tests.Simulation;

/// <summary>A simulated cluster of two silos on which accounts pay each other.</summary>
internal static class Bank
{
    public const int Accounts = 8;

    public static BankRun Simulate(ulong seed, SimulationOptions? options = null, Func<InProcessTestCluster, Task>? during = null)
    {
        options ??= new SimulationOptions();
        options.Seed = seed;
        var runtime = new DeterministicRuntime(options);
        var builder = new InProcessTestClusterBuilder(2).UseDeterministicScheduling(runtime);
        builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorageAsDefault());
        var total = 0;
        runtime.Run(async () =>
        {
            var cluster = builder.Build();
            await cluster.DeployAsync();
            var chance = runtime.CreateRandom("payments");
            var payments = new List<Task>();
            for (var i = 0; i < 40; i++)
            {
                // Always to a higher number, so that no two accounts wait for each other.
                var from = chance.Next(Accounts - 1);
                payments.Add(cluster.Client.GetGrain<IAccountGrain>(from).PayAsync(chance.Next(from + 1, Accounts), chance.Next(1, 20)));
            }

            if (during is not null)
            {
                await during(cluster);
            }

            try
            {
                await Task.WhenAll(payments);
            }
            catch (Exception exception) when (during is not null && exception is SiloUnavailableException or TimeoutException)
            {
                // Payments through a killed silo may fail; the test that kills asks for what holds nevertheless.
            }

            for (var i = 0; i < Accounts; i++)
            {
                total += await cluster.Client.GetGrain<IAccountGrain>(i).BalanceAsync();
            }

            await cluster.DisposeAsync();
        });
        return new BankRun(runtime.TraceText, runtime.TraceHash, total, runtime.UtcNow - options.Start);
    }
}
