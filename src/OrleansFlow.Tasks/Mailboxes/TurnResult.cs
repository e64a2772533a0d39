namespace OrleansFlow.Tasks.Mailboxes;

/// <summary>What a turn of a task says about the next one.</summary>
internal enum TurnResult
{
    /// <summary>There may be more to do at once.</summary>
    Continue,
    /// <summary>No input: park until something comes.</summary>
    Idle,
    /// <summary>No credit, or a sink at work: park until there is.</summary>
    BackPressured,
    /// <summary>The task has ended.</summary>
    Done,
}
