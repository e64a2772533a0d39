namespace Orleans.Embedded.Simulation;

/// <summary>
/// What goes wrong in a simulation, by its seed. Shares are from 0 (never, the default of all) to 1 (always). What real clusters do not do is not done here either:
/// a message never arrives twice, but a call whose answer was lost, or came too late, was executed, and its caller may make it again.
/// </summary>
public sealed class SimulatedFaults
{
    /// <summary>The share of messages between nodes, requests and responses alike, that never arrive.</summary>
    public double LostMessages { get; set; }

    /// <summary>The share of messages between nodes that take up to <see cref="Lateness"/>.</summary>
    public double LateMessages { get; set; }

    /// <summary>The longest time of a late message; one minute by default, so that some come after their caller has given up.</summary>
    public TimeSpan Lateness { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The share of operations of memory storage that fail and do nothing.</summary>
    public double FailedStorage { get; set; }

    /// <summary>The share of writes and clears of memory storage that are done but reported as failed: the next of that state meets another ETag.</summary>
    public double LostStorageAnswers { get; set; }

    /// <summary>The virtual time from the start at which faults begin; zero by default.</summary>
    public TimeSpan From { get; set; }

    /// <summary>The virtual time from the start at which faults end; never by default.</summary>
    public TimeSpan Until { get; set; } = TimeSpan.MaxValue;
}
