using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Conformance.Tests.Grains;
using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Cluster;

public sealed class TestClusterTests
{
    [Fact]
    public async Task ATestClusterIsDeployedFromItsConfigurators()
    {
        var builder = new TestClusterBuilder(2);
        builder.Options.ServiceId = "conformance";
        builder.Properties["colour"] = "red";
        builder.AddSiloBuilderConfigurator<SiloSetup>();
        builder.AddSiloBuilderConfigurator<HostSetup>();
        builder.AddClientBuilderConfigurator<ClientSetup>();
        await using var cluster = builder.Build();
        await cluster.DeployAsync();

        Assert.Equal(2, cluster.Silos.Count);
        Assert.Equal(cluster.Silos[0], cluster.Primary);
        Assert.Equal([cluster.Silos[1]], cluster.SecondarySilos);
        Assert.Equal("red", ((InProcessSiloHandle)cluster.Primary!).ServiceProvider.GetRequiredService<Marker>().Text);
        Assert.Equal("from the host", cluster.GetSiloServiceProvider(cluster.Silos[1].SiloAddress).GetRequiredService<HostMarker>().Text);
        Assert.Equal("red", cluster.Client.ServiceProvider.GetRequiredService<Marker>().Text);
        Assert.Equal("x", await cluster.GrainFactory.GetGrain<IStringKeyGrain>("x").KeyAsync());

        var added = await cluster.StartAdditionalSiloAsync();
        Assert.Equal(3, cluster.GetActiveSilos().Count());
        await cluster.WaitForLivenessToStabilizeAsync();
        await cluster.Client.GetGrain<IActivationGrain>("test cluster").ActivatedOn(added.SiloAddress);
        await cluster.KillSiloAsync(added);
        Assert.Equal(2, cluster.GetActiveSilos().Count());
        await cluster.StopSiloAsync(cluster.SecondarySilos[0]);
        Assert.Single(cluster.GetActiveSilos());
        Assert.Equal("y", await cluster.GrainFactory.GetGrain<IStringKeyGrain>("y").KeyAsync());
        await cluster.StopAllSilosAsync();
        Assert.Empty(cluster.GetActiveSilos());
    }

    [Fact]
    public async Task SilosAreMadeByAFunctionOfOnesOwn()
    {
        var made = new List<string>();
        var builder = new TestClusterBuilder(1) { CreateSiloAsync = CreateAsync };
        builder.Properties["colour"] = "green";
        builder.AddSiloBuilderConfigurator<SiloSetup>();
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var second = await cluster.StartAdditionalSiloAsync();
        Assert.Equal([cluster.Primary!.Name, second.Name], made);
        Assert.Equal("green", ((InProcessSiloHandle)second).ServiceProvider.GetRequiredService<Marker>().Text);
        Assert.Equal("own", ((InProcessSiloHandle)second).ServiceProvider.GetRequiredService<HostMarker>().Text);
        Assert.NotEmpty(cluster.GetLog());

        async Task<SiloHandle> CreateAsync(string name, IConfiguration configuration)
        {
            made.Add(name);
            return await InProcessSiloHandle.CreateAsync(name, configuration, host => host.ConfigureServices(services => services.AddSingleton(new HostMarker("own"))));
        }
    }

    [Fact]
    public async Task AnInProcessClusterIsConfiguredByClosures()
    {
        var colour = "blue";
        var names = new List<string>();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((options, silo) =>
        {
            lock (names)
            {
                names.Add(options.SiloName);
            }

            silo.Services.AddSingleton(new Marker(colour));
        });
        builder.ConfigureSiloHost((_, host) => host.Services.AddSingleton(new HostMarker("silo host")));
        builder.ConfigureClient(client => client.Services.AddSingleton(new Marker(colour + " client")));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        Assert.Equal("blue", cluster.Silos[0].ServiceProvider.GetRequiredService<Marker>().Text);
        Assert.Equal("silo host", cluster.Silos[0].SiloHost.Services.GetRequiredService<HostMarker>().Text);
        Assert.Equal("blue client", cluster.Client.ServiceProvider.GetRequiredService<Marker>().Text);
        Assert.Equal(cluster.Silos[0], cluster.GetSiloForAddress(cluster.Silos[0].SiloAddress));
        Assert.Equal([cluster.Silos[0].Name], names);

        var added = await cluster.StartSilosAsync(2);
        Assert.Equal(2, added.Count);
        Assert.Equal(3, cluster.Silos.Count);
        Assert.Equal(names.Order(), cluster.Silos.Select(silo => silo.Name).Order());
        await cluster.StopSilosAsync();
        Assert.Empty(cluster.GetActiveSilos());
    }

    [Fact]
    public async Task AClusterDeactivatesAGrainAndWaitsForIt()
    {
        var builder = new InProcessTestClusterBuilder(1);
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        const string Name = "deactivated by the cluster";
        var grain = cluster.Client.GetGrain<IActivationGrain>(Name);
        await grain.CountAsync();
        await cluster.DeactivateAsync(grain).Soon();
        Assert.Equal(2, Journal.Read(Name).Count);
        Assert.False(cluster.TryGetGrainContext(grain.GetGrainId(), out _));
        await grain.CountAsync();
        var gone = cluster.WaitForDeactivationAsync(grain);
        await grain.LeaveAsync();
        await gone.Soon();
        Assert.Equal(4, Journal.Read(Name).Count);
    }

    [Fact]
    public async Task AClientIsStoppedAndConnectedAnew()
    {
        var builder = new InProcessTestClusterBuilder(1);
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        await cluster.StopClusterClientAsync();
        await cluster.InitializeClientAsync();
        Assert.Equal("anew", await cluster.Client.GetGrain<IStringKeyGrain>("anew").KeyAsync());
    }

    [Fact]
    public async Task TwoClustersOfOneProcessDoNotMeet()
    {
        await using var one = new InProcessTestClusterBuilder(1).Build();
        await using var two = new InProcessTestClusterBuilder(1).Build();
        await one.DeployAsync();
        await two.DeployAsync();
        await one.Client.GetGrain<IFirstFace>("same key").SetAsync(1);
        await two.Client.GetGrain<IFirstFace>("same key").SetAsync(2);
        Assert.Equal(1, await one.Client.GetGrain<ISecondFace>("same key").GetAsync());
        Assert.Equal(2, await two.Client.GetGrain<ISecondFace>("same key").GetAsync());
    }

    private sealed record Marker(string Text);

    private sealed record HostMarker(string Text);

    private sealed class SiloSetup : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.Services.AddSingleton(new Marker(siloBuilder.Configuration["colour"]!));
    }

    private sealed class HostSetup : IHostConfigurator
    {
        public void Configure(IHostBuilder hostBuilder) =>
            hostBuilder.ConfigureServices((_, services) => services.AddSingleton(new HostMarker("from the host")));
    }

    private sealed class ClientSetup : IClientBuilderConfigurator
    {
        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) =>
            clientBuilder.Services.AddSingleton(new Marker(configuration["colour"]!));
    }
}
