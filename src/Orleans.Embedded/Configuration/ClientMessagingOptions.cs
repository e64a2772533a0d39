namespace Orleans.Configuration;

/// <summary>Calls made on a client.</summary>
public class ClientMessagingOptions : MessagingOptions
{
    /// <summary>How many ways grains are spread over gateways; 8192 by default.</summary>
    public int ClientSenderBuckets { get; set; } = 8192;
}
