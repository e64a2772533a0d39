namespace Orleans.Configuration;

/// <summary>How a client finds gateways.</summary>
public class GatewayOptions
{
    /// <summary>Between reads of the list; 1 minute by default.</summary>
    public TimeSpan GatewayListRefreshPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The only gateway to use; -1 (any) by default.</summary>
    public int PreferredGatewayIndex { get; set; } = -1;
}
