namespace OrleansFlow.Simulation.Tests;

/// <summary>What a simulated job leaves.</summary>
/// <param name="Trace">Every event of the cluster, a line each, and then the output.</param>
/// <param name="Hash">The trace's hash, in hexadecimal digits.</param>
/// <param name="Output">What the job gave out.</param>
/// <param name="VirtualTime">How long the job took by its own clock.</param>
/// <param name="Steps">How many steps the simulation took.</param>
internal sealed record SimulatedRun(string Trace, string Hash, JobOutput Output, TimeSpan VirtualTime, long Steps)
{
    /// <summary>What a second job on the same cluster gave out, after all faults were over; null if there was none.</summary>
    public JobOutput? Afterwards { get; init; }
}
