using Microsoft.Extensions.Hosting;
using Orleans.Runtime.Messaging;

namespace Orleans.Embedded;

/// <summary>Connects and closes the client with its host.</summary>
internal sealed class ClientHostedService(ClientNode client, ClusterClientLifecycle lifecycle, IServiceProvider services) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var filter = services.GetService<IClientConnectionRetryFilter>();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                client.Connect();
                break;
            }
            catch (ConnectionFailedException exception) when (filter is not null)
            {
                if (!await filter.ShouldRetryConnectionAttempt(exception, cancellationToken))
                {
                    throw;
                }
            }
        }

        foreach (var participant in services.GetServices<ILifecycleParticipant<IClusterClientLifecycle>>())
        {
            participant.Participate(lifecycle);
        }

        await lifecycle.OnStart(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await lifecycle.OnStop(cancellationToken);
        client.Close();
    }
}
