namespace Orleans.Embedded.Simulation;

/// <summary>Nothing is runnable and no timer is set, but what was to be run has not ended.</summary>
public sealed class SimulationDeadlockException : Exception
{
    /// <summary>With a message.</summary>
    public SimulationDeadlockException(string message)
        : base(message)
    {
    }
}
