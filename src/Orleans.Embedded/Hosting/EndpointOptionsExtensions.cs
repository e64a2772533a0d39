using System.Net.Sockets;
using System.Net;

namespace Orleans.Hosting;

/// <summary>The addresses of a silo.</summary>
public static class EndpointOptionsExtensions
{
    /// <summary>An address and both ports.</summary>
    public static ISiloBuilder ConfigureEndpoints(this ISiloBuilder builder, IPAddress advertisedIP, int siloPort, int gatewayPort, bool listenOnAnyHostAddress = false) =>
        builder.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = advertisedIP;
            options.SiloPort = siloPort;
            options.GatewayPort = gatewayPort;
        });

    /// <summary>A host name and both ports.</summary>
    public static ISiloBuilder ConfigureEndpoints(this ISiloBuilder builder, string? hostname, int siloPort, int gatewayPort, AddressFamily addressFamily = AddressFamily.InterNetwork, bool listenOnAnyHostAddress = false)
    {
        var address = hostname is null or "" or "localhost" ? IPAddress.Loopback : Dns.GetHostAddresses(hostname, addressFamily).FirstOrDefault()
            ?? throw new ArgumentException($"The host name '{hostname}' has no address of family {addressFamily}.", nameof(hostname));
        return builder.ConfigureEndpoints(address, siloPort, gatewayPort, listenOnAnyHostAddress);
    }

    /// <summary>Both ports on this host.</summary>
    public static ISiloBuilder ConfigureEndpoints(this ISiloBuilder builder, int siloPort, int gatewayPort, AddressFamily addressFamily = AddressFamily.InterNetwork, bool listenOnAnyHostAddress = false) =>
        builder.ConfigureEndpoints((string?)null, siloPort, gatewayPort, addressFamily, listenOnAnyHostAddress);
}
