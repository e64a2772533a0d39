using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Serialization;

namespace OrleansFlow.Client;

/// <summary>Connects to a cluster of other processes as an Orleans client.</summary>
internal static class ClusterConnection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<IHost> OpenAsync(ClusterAddress address, CancellationToken cancellationToken)
    {
        IPEndPoint gateway = await address.ResolveAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await KnockAsync(address, gateway, patience.Token, cancellationToken);
        var gateways = new ClusterGateways(gateway);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.Services.AddSingleton<IGatewayListProvider>(gateways);
            client.Configure<ExceptionSerializationOptions>(static options => options.SupportedNamespacePrefixes.Add(nameof(OrleansFlow)));
            client.Configure<GatewayOptions>(static options => options.GatewayListRefreshPeriod = ClusterGateways.Period);
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = address.ClusterId;
                options.ServiceId = address.ServiceId;
            });
        });

        IHost host = builder.Build();
        try
        {
            await host.StartAsync(patience.Token);
            gateways.Attach(host.Services.GetRequiredService<IGrainFactory>());
            return host;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            host.Dispose();
            throw NoAnswer(address, exception);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    // An Orleans client tries a port that nobody listens on until its time is up; a connection of one's own tells at once.
    private static async Task KnockAsync(ClusterAddress address, IPEndPoint gateway, CancellationToken patience, CancellationToken cancellationToken)
    {
        using var socket = new Socket(gateway.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(gateway, patience);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw NoAnswer(address, exception);
        }
    }

    private static JobSubmissionException NoAnswer(ClusterAddress address, Exception exception) =>
        new($"No cluster '{address.ClusterId}' (service '{address.ServiceId}') answers at {address}: {exception.GetBaseException().Message}", exception);
}
