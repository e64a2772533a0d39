namespace OrleansFlow.Tasks.Mailboxes;

/// <summary>Something to run between records on a task's one logical thread (org.apache.flink.streaming.runtime.tasks.mailbox.Mail).</summary>
/// <param name="Action">What to run.</param>
/// <param name="State">Handed to the action.</param>
/// <param name="Priority">The chain position of the operator it belongs to: it waits while an operator behind that one has work that it could not finish.</param>
/// <param name="Emits">Whether it may emit any number of records: then it waits for credit too.</param>
internal readonly record struct Mail(Action<object?> Action, object? State, int Priority, bool Emits = false)
{
    /// <summary>The priority of the task's own mails, which wait for no operator.</summary>
    public const int OfTask = int.MaxValue;
}
