namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>Holds a job at the moment when all its subtasks run, so that what it occupies can be measured.</summary>
internal static class DeployGate
{
    private static TaskCompletionSource s_allArrived = new();
    private static TaskCompletionSource s_released = new();
    private static int s_missing;

    /// <summary>Completes when all subtasks run.</summary>
    public static Task AllArrived => s_allArrived.Task;

    /// <summary>Completes when the job may end.</summary>
    public static Task Released => s_released.Task;

    public static void Close(int subtasks)
    {
        s_allArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        s_released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        s_missing = subtasks;
    }

    /// <summary>A subtask runs.</summary>
    public static void Arrive()
    {
        if (Interlocked.Decrement(ref s_missing) == 0)
        {
            s_allArrived.SetResult();
        }
    }

    public static void Release() => s_released.SetResult();
}
