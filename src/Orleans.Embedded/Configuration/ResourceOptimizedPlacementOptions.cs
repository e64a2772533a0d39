namespace Orleans.Configuration;

/// <summary>Placement by free resources.</summary>
public class ResourceOptimizedPlacementOptions
{
    /// <summary>How much better another silo must be; 5 by default.</summary>
    public int LocalSiloPreferenceMargin { get; set; } = 5;
}
