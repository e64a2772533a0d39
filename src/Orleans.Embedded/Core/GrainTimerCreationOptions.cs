using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>How a grain timer ticks.</summary>
public readonly struct GrainTimerCreationOptions
{
    /// <summary>No interleaving, no keeping alive.</summary>
    public GrainTimerCreationOptions()
    {
    }

    /// <summary>A timer with a due time and a period.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>The time until the first tick; infinite means never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>The time from the end of a tick to the next; infinite means once.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may run while a call runs; false by default.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as use of the activation; false by default.</summary>
    public bool KeepAlive { get; init; }
}
