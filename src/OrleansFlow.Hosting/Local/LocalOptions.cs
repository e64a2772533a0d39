using OrleansFlow.Configuration;

namespace OrleansFlow.Hosting;

/// <summary>Options of local execution.</summary>
public static class LocalOptions
{
    /// <summary>How many silos the cluster inside the process has.</summary>
    public static ConfigOption<int> Silos { get; } =
        new("orleansflow.local.silos", 1, "How many silos the cluster inside the process has.") { Minimum = 1, HasMinimum = true };

    /// <summary>How many slots each of them offers; 0 for as many as the job needs.</summary>
    public static ConfigOption<int> TaskSlots { get; } =
        new("taskmanager.numberOfTaskSlots", 0, "How many slots each silo offers; 0 for as many as the job needs.") { Minimum = 0, HasMinimum = true };
}
