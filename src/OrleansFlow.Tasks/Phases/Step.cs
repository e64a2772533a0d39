using OrleansFlow.Tasks.Mailboxes;

namespace OrleansFlow.Tasks.Phases;

/// <summary>One thing that a phase of a task waits for: something asynchronous, or a condition that is looked at whenever the task wakes.</summary>
internal readonly struct Step
{
    private Step(Task? task, Func<TurnResult>? condition)
    {
        Task = task;
        Condition = condition;
    }

    /// <summary>What is awaited, or null.</summary>
    public Task? Task { get; }

    /// <summary>Says Done when the wait is over, else what the turn comes to; or null.</summary>
    public Func<TurnResult>? Condition { get; }

    /// <summary>Waits for something asynchronous.</summary>
    /// <param name="task">What is awaited.</param>
    public static Step Await(ValueTask task)
    {
        if (task.IsCompletedSuccessfully)
        {
            task.GetAwaiter().GetResult();
            return default;
        }

        return new Step(task.AsTask(), null);
    }

    /// <summary>Waits for a condition.</summary>
    /// <param name="condition">Says Done when the wait is over, else what the turn comes to.</param>
    public static Step Until(Func<TurnResult> condition) => new(null, condition);
}
