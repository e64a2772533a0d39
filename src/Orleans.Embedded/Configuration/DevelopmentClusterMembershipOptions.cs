namespace Orleans.Configuration;

/// <summary>Membership held by one silo.</summary>
public class DevelopmentClusterMembershipOptions
{
    /// <summary>The silo that holds it.</summary>
    public System.Net.IPEndPoint? PrimarySiloEndpoint { get; set; }
}
