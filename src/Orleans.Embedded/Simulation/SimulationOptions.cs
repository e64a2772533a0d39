namespace Orleans.Embedded.Simulation;

/// <summary>A simulation's seed and the sizes of its chances.</summary>
public sealed class SimulationOptions
{
    /// <summary>Everything that is left to chance follows from this; 1 by default.</summary>
    public ulong Seed { get; set; } = 1;

    /// <summary>The virtual time at which the simulation starts; 2030-01-01T00:00Z by default.</summary>
    public DateTimeOffset Start { get; set; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How long virtual time may run before the simulation counts as endless; one day by default.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The shortest time of a message between nodes; 50 µs by default.</summary>
    public TimeSpan MinMessageDelay { get; set; } = TimeSpan.FromMicroseconds(50);

    /// <summary>The longest time of a message between nodes; 2 ms by default.</summary>
    public TimeSpan MaxMessageDelay { get; set; } = TimeSpan.FromMilliseconds(2);

    /// <summary>The longest time of an operation of memory storage; 5 ms by default.</summary>
    public TimeSpan MaxStorageDelay { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>From the kill of a silo to its being declared dead; 100 ms by default.</summary>
    public TimeSpan DeathDetectionDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Virtual time that passes with each work item, so that busy loops do not stand still; 1 µs by default.</summary>
    public TimeSpan WorkItemDuration { get; set; } = TimeSpan.FromMicroseconds(1);

    /// <summary>Whether the lines of the trace are kept, besides their hash; true by default.</summary>
    public bool KeepTrace { get; set; } = true;

    /// <summary>What goes wrong by chance; nothing by default.</summary>
    public SimulatedFaults Faults { get; set; } = new();

    /// <summary>Asked before each operation of memory storage; what it returns is thrown. None by default.</summary>
    public Func<SimulatedStorageOperation, Exception?>? StorageFault { get; set; }
}
