namespace Orleans.Configuration;

/// <summary>Statistics of silos.</summary>
public class DeploymentLoadPublisherOptions
{
    /// <summary>Between messages; 1 s by default.</summary>
    public TimeSpan DeploymentLoadPublisherRefreshTime { get; set; } = TimeSpan.FromSeconds(1);
}
