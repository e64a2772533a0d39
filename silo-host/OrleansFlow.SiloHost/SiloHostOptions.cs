using System.Net;

namespace OrleansFlow.SiloHost;

/// <summary>How silos find each other.</summary>
public enum SiloClustering
{
    /// <summary>This silo is a cluster of its own.</summary>
    Standalone,
    /// <summary>Through a Redis server; state is kept there too.</summary>
    Redis,
}

/// <summary>The section "Silo" of appsettings.json, of the environment (Silo__Clustering=Redis) or of the command line (--Silo:Clustering Redis).</summary>
public sealed class SiloHostOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Silo";

    /// <summary>How silos find each other; by default not at all.</summary>
    public SiloClustering Clustering { get; set; } = SiloClustering.Standalone;

    /// <summary>Id of the cluster; only silos of the same one find each other. Default: orleansflow.</summary>
    public string ClusterId { get; set; } = "orleansflow";

    /// <summary>Id of the service; state is kept under it. Default: orleansflow.</summary>
    public string ServiceId { get; set; } = "orleansflow";

    /// <summary>The address that other silos and clients reach this one by. Default: 127.0.0.1.</summary>
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>Port for other silos, 1 to 65535. Default: 11111.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port for clients, 1 to 65535. Default: 30000.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Configuration string of StackExchange.Redis, used with <see cref="SiloClustering.Redis"/>. Default: 127.0.0.1:6379.</summary>
    public string Redis { get; set; } = "127.0.0.1:6379";

    /// <summary>What is wrong with the options, or null.</summary>
    public string? FindError() =>
        string.IsNullOrWhiteSpace(ClusterId) ? "Silo:ClusterId is empty."
        : string.IsNullOrWhiteSpace(ServiceId) ? "Silo:ServiceId is empty."
        : !IPAddress.TryParse(AdvertisedAddress, out _) ? $"Silo:AdvertisedAddress is '{AdvertisedAddress}', which is not an IP address."
        : SiloPort is < 1 or > 65535 ? $"Silo:SiloPort is {SiloPort}; it must be 1 to 65535."
        : GatewayPort is < 1 or > 65535 ? $"Silo:GatewayPort is {GatewayPort}; it must be 1 to 65535."
        : Clustering == SiloClustering.Redis && string.IsNullOrWhiteSpace(Redis) ? "Silo:Redis is empty; Redis clustering needs the server's address."
        : null;
}
