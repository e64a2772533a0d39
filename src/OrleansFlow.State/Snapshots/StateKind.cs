namespace OrleansFlow.State;

/// <summary>What a state keeps for each key; written in snapshots, so the numbers stay.</summary>
public enum StateKind
{
    /// <summary>One value.</summary>
    Value = 0,

    /// <summary>A list.</summary>
    List = 1,

    /// <summary>A map.</summary>
    Map = 2,

    /// <summary>A reduced value.</summary>
    Reducing = 3,

    /// <summary>An accumulator.</summary>
    Aggregating = 4,

    /// <summary>Timers, which have no values.</summary>
    Timers = 5,
}
