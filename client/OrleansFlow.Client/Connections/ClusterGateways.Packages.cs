using System.Net;
using System.Net.Sockets;
using Orleans.Messaging;

namespace OrleansFlow.Client;

/// <summary>
/// The gateways of a cluster: at first the one that the user named, then those of all its silos, as far as they can be reached
/// from here. With the one alone the connection would end with the silo that has it.
/// </summary>
internal sealed class ClusterGateways(IPEndPoint master) : IGatewayListProvider
{
    /// <summary>How often the gateways are asked for; also how long one that failed is left alone.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private volatile IPEndPoint[] _known = [master];
    private IGrainFactory? _grains;
    private Task _learning = Task.CompletedTask;

    public TimeSpan MaxStaleness => Period;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways()
    {
        // What is known is told at once: who asks may have no gateway left to ask the cluster by.
        Learn();
        return Task.FromResult<IList<Uri>>(_known.Select(static gateway => SiloAddress.New(gateway, 0).ToGatewayUri()).ToList());
    }

    /// <summary>The connection stands: from now on the cluster is asked for its gateways.</summary>
    /// <param name="grains">The cluster.</param>
    public void Attach(IGrainFactory grains)
    {
        _grains = grains;
        Learn();
    }

    private void Learn()
    {
        if (_grains is { } grains && _learning.IsCompleted)
        {
            _learning = LearnAsync(grains);
        }
    }

    private async Task LearnAsync(IGrainFactory grains)
    {
        try
        {
            MembershipEntry[] silos = await grains.GetGrain<IManagementGrain>(0).GetDetailedHosts(onlyActive: true).WaitAsync(Patience);
            IPEndPoint[] gateways = silos.Where(static silo => silo.ProxyPort > 0)
                .Select(static silo => new IPEndPoint(silo.SiloAddress.Endpoint.Address, silo.ProxyPort))
                .Where(gateway => !gateway.Equals(master))
                .ToArray();
            bool[] reached = await Task.WhenAll(gateways.Select(KnockAsync));
            _known = [master, .. gateways.Where((_, index) => reached[index])];
        }
        catch (Exception)
        {
            // The ones known before have to do until the next time.
        }
    }

    // Behind a forwarded port or another network the addresses that silos give themselves may lead nowhere.
    private static async Task<bool> KnockAsync(IPEndPoint gateway)
    {
        using var socket = new Socket(gateway.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await socket.ConnectAsync(gateway, patience.Token);
            return true;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
