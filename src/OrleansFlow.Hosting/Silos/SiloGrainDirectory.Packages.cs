namespace OrleansFlow.Hosting.Silos;

/// <summary>Where a silo's grains are looked up.</summary>
internal static class SiloGrainDirectory
{
    /// <summary>
    /// The directory that outlives its silos. With Orleans' usual one a silo that leaves takes a share of the entries along, and
    /// the grains they stood for are deactivated on the silos that stay: job masters and subtasks of jobs that never were on it.
    /// A directory that the host registers afterwards goes before it.
    /// </summary>
    public static void Add(ISiloBuilder silo)
    {
#pragma warning disable ORLEANSEXP003 // The directory is for evaluation, says Orleans, whose test clusters run on it.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
    }
}
