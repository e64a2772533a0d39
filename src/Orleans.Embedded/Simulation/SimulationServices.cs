namespace Orleans.Embedded.Simulation;

/// <summary>What a simulation puts into the services of its silos and clients, for code that takes clock, scheduler and chance from there.</summary>
public static class SimulationServices
{
    /// <summary>The key of the <c>Func&lt;string, Random&gt;</c> that makes random numbers for a purpose. Clock and scheduler are the services TimeProvider and TaskScheduler.</summary>
    public const string RandomKey = "Orleans.Embedded.Random";
}
