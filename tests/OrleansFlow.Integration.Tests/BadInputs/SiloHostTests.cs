using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OrleansFlow.Integration.Tests.Infrastructure;

namespace OrleansFlow.Integration.Tests.BadInputs;

/// <summary>A silo-host that cannot start says why in one sentence.</summary>
public sealed class SiloHostTests
{
    [Theory]
    [InlineData("--Silo:SiloPort", "0", "1 to 65535")]
    [InlineData("--Silo:SiloPort", "many", "Silo:SiloPort")]
    [InlineData("--Silo:Clustering", "Gossip", "Silo:Clustering")]
    [InlineData("--Silo:AdvertisedAddress", "nowhere", "IP address")]
    [InlineData("--OrleansFlow:taskmanager.numberOfTaskSlots", "-1", "taskmanager.numberOfTaskSlots")]
    public async Task AnOptionThatCannotBeUsedIsNamed(string option, string value, string said) =>
        (await RunAsync(option, value)).AssertRefused(said, value);

    [PackagesFact]
    public async Task APortThatIsTakenIsNamed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        (await RunAsync("--Silo:SiloPort", port)).AssertRefused(port, "in use");
    }

    [PackagesFact]
    public async Task ARedisThatDoesNotAnswerIsNamed()
    {
        string address = $"127.0.0.1:{Ports.Free()}";

        (await RunAsync("--Silo:Clustering", "Redis", "--Silo:Redis", address)).AssertRefused(address);
    }

    private static Task<ProcessResult> RunAsync(params string[] arguments) =>
        Programs.SiloHostAsync(["--Silo:SiloPort", Port(), "--Silo:GatewayPort", Port(), .. arguments]);

    private static string Port() => Ports.Free().ToString(CultureInfo.InvariantCulture);
}
