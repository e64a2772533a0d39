namespace OrleansFlow.Tasks.Mailboxes;

/// <summary>Something to run between records on a task's one logical thread (org.apache.flink.streaming.runtime.tasks.mailbox.Mail).</summary>
/// <param name="Action">What to run.</param>
/// <param name="State">Handed to the action.</param>
/// <param name="Priority">The chain position of the operator it belongs to; an operator that yields runs mails of itself and those behind it.</param>
internal readonly record struct Mail(Action<object?> Action, object? State, int Priority);
