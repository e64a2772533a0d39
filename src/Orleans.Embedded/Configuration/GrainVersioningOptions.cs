namespace Orleans.Configuration;

/// <summary>Versions of grain interfaces.</summary>
public class GrainVersioningOptions
{
    /// <summary>Which versions go together.</summary>
    public string DefaultCompatibilityStrategy { get; set; } = "BackwardCompatible";

    /// <summary>Which version is chosen.</summary>
    public string DefaultVersionSelectorStrategy { get; set; } = "AllCompatibleVersions";
}
