namespace Orleans.Runtime;

/// <summary>Runs code on an activation, one turn at a time.</summary>
public interface IWorkItemScheduler
{
    /// <summary>Runs an action.</summary>
    void QueueAction(Action action);

    /// <summary>Runs a task that was not started.</summary>
    void QueueTask(Task task);

    /// <summary>Runs an action with its state.</summary>
    void QueueAction(Action<object> action, object state);
}
