namespace Orleans.Configuration;

/// <summary>Storage in memory.</summary>
public class MemoryGrainStorageOptions : IStorageProviderSerializerOptions
{
    /// <summary>Parts of the storage; 10 by default.</summary>
    public int NumStorageGrains { get; set; } = 10;

    /// <summary>When the provider starts.</summary>
    public int InitStage { get; set; } = ServiceLifecycleStage.ApplicationServices;

    /// <summary>How states become bytes.</summary>
    public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;
}
