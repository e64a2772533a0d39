namespace Orleans.Configuration;

/// <summary>The silo itself.</summary>
public class SiloOptions
{
    /// <summary>The name.</summary>
    public string SiloName { get; set; } = $"Silo_{Environment.MachineName}";
}
