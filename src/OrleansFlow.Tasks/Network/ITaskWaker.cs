namespace OrleansFlow.Tasks.Network;

/// <summary>Wakes a parked task. Callable from any thread; cheap when the task is awake.</summary>
public interface ITaskWaker
{
    /// <summary>There may be something to do: input, credit, or a mail.</summary>
    void Wake();

    /// <summary>The task's buffer timeout: flush the partitions at the next chance.</summary>
    void RequestFlush();
}
