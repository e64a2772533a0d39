namespace Orleans.Configuration;

/// <summary>The ring of silos.</summary>
public class ConsistentRingOptions
{
    /// <summary>Points of a silo; 30 by default.</summary>
    public int NumVirtualBucketsConsistentRing { get; set; } = 30;

    /// <summary>Whether a silo has several points; true by default.</summary>
    public bool UseVirtualBucketsConsistentRing { get; set; } = true;
}
