namespace Orleans.Configuration;

/// <summary>Gateways named by the client.</summary>
public class StaticGatewayListProviderOptions
{
    /// <summary>The gateways.</summary>
    public List<Uri> Gateways { get; set; } = [];
}
