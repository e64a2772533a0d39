using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace OrleansFlow.Client;

/// <summary>Connects to a cluster of other processes as an Orleans client.</summary>
internal static class ClusterConnection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<IHost> OpenAsync(ClusterAddress address, CancellationToken cancellationToken)
    {
        IPEndPoint gateway = await address.ResolveAsync(cancellationToken);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(gateway);
            client.Configure<ClusterOptions>(options =>
            {
                options.ClusterId = address.ClusterId;
                options.ServiceId = address.ServiceId;
            });
        });

        IHost host = builder.Build();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await host.StartAsync(patience.Token);
            return host;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            host.Dispose();
            throw new JobSubmissionException(
                $"No cluster '{address.ClusterId}' (service '{address.ServiceId}') answers at {address}: {exception.GetBaseException().Message}", exception);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }
}
