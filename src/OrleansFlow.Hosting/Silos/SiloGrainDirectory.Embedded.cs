namespace OrleansFlow.Hosting.Silos;

/// <summary>Where a silo's grains are looked up.</summary>
internal static class SiloGrainDirectory
{
    /// <summary>Nothing is to be added: the embedded runtime's one directory outlives its silos.</summary>
    public static void Add(ISiloBuilder silo)
    {
    }
}
