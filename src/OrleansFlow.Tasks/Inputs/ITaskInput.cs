namespace OrleansFlow.Tasks.Inputs;

/// <summary>What a task takes its records from: gates, or a source.</summary>
internal interface ITaskInput
{
    /// <summary>Whether no record follows.</summary>
    bool IsEndOfData { get; }

    /// <summary>Whether nothing follows, not even events.</summary>
    bool IsClosed { get; }

    /// <summary>Begins, once the operators are open.</summary>
    void Start();

    /// <summary>Processes one batch, as far as there is credit.</summary>
    /// <returns>Whether anything was processed.</returns>
    bool ProcessBatch();

    /// <summary>Gives up. Callable once, on the task's thread.</summary>
    void Abort();
}
