namespace OrleansFlow.Tasks.Iterations;

/// <summary>What becomes of an iteration when all its heads have come to the end of a round.</summary>
internal enum RoundDecision : byte
{
    /// <summary>The next round begins.</summary>
    Begin,

    /// <summary>The iteration ends; what was fed back last is still processed, but nothing is fed back from it.</summary>
    EndAfterLast,

    /// <summary>The iteration ends; what was fed back last is dropped.</summary>
    End,
}
