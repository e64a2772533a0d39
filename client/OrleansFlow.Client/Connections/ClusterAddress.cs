using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OrleansFlow.Client;

/// <summary>Which cluster is meant, and where one of its gateways is.</summary>
/// <param name="Host">Name or address of a silo's machine.</param>
/// <param name="Port">The silo's gateway port.</param>
/// <param name="ClusterId">Id of the cluster.</param>
/// <param name="ServiceId">Id of the service.</param>
public sealed record ClusterAddress(string Host, int Port, string ClusterId, string ServiceId)
{
    /// <summary>Reads host:port; an IPv6 address stands in brackets.</summary>
    /// <param name="master">The text.</param>
    /// <param name="clusterId">Id of the cluster.</param>
    /// <param name="serviceId">Id of the service.</param>
    /// <exception cref="JobSubmissionException">The text has another form.</exception>
    public static ClusterAddress Parse(string master, string clusterId, string serviceId)
    {
        ArgumentNullException.ThrowIfNull(master);
        int colon = master.LastIndexOf(':');
        string host = colon > 0 ? master[..colon].Trim('[', ']') : string.Empty;
        if (host.Length == 0 || !int.TryParse(master.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is < 1 or > 65535)
        {
            throw new JobSubmissionException($"The address of the cluster is '{master}'; host:port of a silo's gateway is expected, such as 127.0.0.1:30000.");
        }

        return new ClusterAddress(host, port, clusterId, serviceId);
    }

    /// <summary>The gateway's endpoint.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="JobSubmissionException">The name is not known.</exception>
    public async Task<IPEndPoint> ResolveAsync(CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(Host, out IPAddress? address))
        {
            return new IPEndPoint(address, Port);
        }

        try
        {
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(Host, cancellationToken);
            address = Array.Find(addresses, a => a.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
            return new IPEndPoint(address, Port);
        }
        catch (Exception exception) when (exception is SocketException or IndexOutOfRangeException)
        {
            throw new JobSubmissionException($"The host '{Host}' of the cluster's address '{this}' is not known: {exception.Message}", exception);
        }
    }

    /// <summary>host:port.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
