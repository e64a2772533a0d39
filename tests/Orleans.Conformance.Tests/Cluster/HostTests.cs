using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Conformance.Tests.Grains;
using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Cluster;

/// <summary>Silos and clients made by host builders, as programs make them.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task AHostBuilderMakesASiloWhoseServicesReachGrains()
    {
        var (siloPort, gatewayPort) = (FreePort(), FreePort());
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "s", clusterId: "c");
            silo.Configure<SiloOptions>(options => options.SiloName = "the only one");
            silo.ConfigureServices(services => services.AddSingleton("a service"));
        });
        using var host = builder.Build();
        await host.StartAsync();
        var client = host.Services.GetRequiredService<IClusterClient>();
        Assert.Equal("k", await client.GetGrain<IStringKeyGrain>("k").KeyAsync());
        Assert.Equal("k", await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IStringKeyGrain>("k").KeyAsync());
        Assert.Equal("the only one", host.Services.GetRequiredService<ILocalSiloDetails>().Name);
        Assert.Equal("c", host.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId);
        Assert.Equal("a service", host.Services.GetRequiredService<string>());

        var clientBuilder = Host.CreateApplicationBuilder();
        clientBuilder.UseOrleansClient(c => c.UseLocalhostClustering(gatewayPort, "s", "c"));
        using var clientHost = clientBuilder.Build();
        await clientHost.StartAsync();
        var outside = clientHost.Services.GetRequiredService<IClusterClient>();
        Assert.Equal("o", await outside.GetGrain<IStringKeyGrain>("o").KeyAsync());
        await clientHost.StopAsync();
        await host.StopAsync();
    }

    [Fact]
    public void TheDefaultsOfTheOptionsAreThoseOfOrleans()
    {
        Assert.Equal(TimeSpan.FromSeconds(30), new SiloMessagingOptions().ResponseTimeout);
        Assert.Equal(TimeSpan.FromSeconds(30), new ClientMessagingOptions().ResponseTimeout);
        Assert.Equal(TimeSpan.FromMinutes(15), new GrainCollectionOptions().CollectionAge);
        Assert.Equal(TimeSpan.FromMinutes(1), new GrainCollectionOptions().CollectionQuantum);
        Assert.Equal(3, new ClusterMembershipOptions().NumMissedProbesLimit);
        Assert.Equal(2, new ClusterMembershipOptions().NumVotesForDeathDeclaration);
    }

    [Fact]
    public async Task TheDefaultResponseTimeoutIsAnOption()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureClient(client => client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(1)));
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        const string Name = "response timeout option";
        await Assert.ThrowsAsync<TimeoutException>(() => cluster.Client.GetGrain<Calls.IPlainTurnsGrain>(Name).WaitAsync(Name).Soon());
        Gate.Of(Name).Open();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
