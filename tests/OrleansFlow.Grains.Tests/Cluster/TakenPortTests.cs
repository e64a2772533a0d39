using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using OrleansFlow.Hosting;

namespace OrleansFlow.Grains.Tests.Cluster;

public sealed class TakenPortTests
{
    [Fact]
    public async Task AClusterWhosePortIsTakenMeanwhileStartsOnAnother()
    {
        TcpListener? thief = null;
        try
        {
            await using LocalCluster cluster = await LocalCluster.StartAsync(new LocalClusterOptions
            {
                ConfigureSilo = silo => silo.Services.PostConfigure<EndpointOptions>(endpoint =>
                {
                    if (thief is null)
                    {
                        thief = new TcpListener(IPAddress.Loopback, endpoint.SiloPort);
                        thief.Start();
                    }
                }),
            });

            Assert.NotNull(cluster.Grains);
        }
        finally
        {
            thief?.Stop();
        }
    }
}
