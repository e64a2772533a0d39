using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Something awaited without a thread: the task is woken when it completes and looks for itself.</summary>
/// <param name="waker">Wakes the task.</param>
internal sealed class PendingTask(ITaskWaker waker)
{
    private readonly Action _wake = waker.Wake;
    private Task? _task;

    /// <summary>Whether something is awaited.</summary>
    public bool IsPending => _task is not null;

    /// <summary>Completes with what is awaited, if something is, whether it succeeds or not.</summary>
    public async ValueTask WaitAsync()
    {
        if (_task is { } task)
        {
            await task.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether a task is done; if not, it is awaited.</summary>
    /// <param name="task">The task.</param>
    /// <exception cref="Exception">It failed.</exception>
    public bool IsDone(ValueTask task)
    {
        if (task.IsCompleted)
        {
            task.GetAwaiter().GetResult();
            return true;
        }

        _task = task.AsTask();
        _task.GetAwaiter().UnsafeOnCompleted(_wake);
        return false;
    }

    /// <summary>Whether what was awaited is done.</summary>
    /// <exception cref="Exception">It failed.</exception>
    public bool TryComplete()
    {
        if (_task is not { } task)
        {
            return true;
        }

        if (!task.IsCompleted)
        {
            return false;
        }

        _task = null;
        task.GetAwaiter().GetResult();
        return true;
    }
}
