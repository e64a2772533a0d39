using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing.Sessions;

/// <summary>An open session of a key.</summary>
/// <typeparam name="TAcc">Type of its value.</typeparam>
internal struct Session<TAcc>
{
    /// <summary>Says that there is no timer.</summary>
    public const long NoTimer = long.MinValue;

    /// <summary>Time of its first element.</summary>
    public long Start;

    /// <summary>A gap after its last element.</summary>
    public long End;

    /// <summary>When it is looked at again: never after it is to fire, or, when it has fired, to be given up.</summary>
    public long Timer;

    /// <summary>Whether it has fired with the end that it has.</summary>
    public bool HasFired;

    /// <summary>The value of its elements.</summary>
    public TAcc Value;

    /// <summary>It as a window.</summary>
    public readonly TimeWindow Window => new(Start, End);
}
