using System.Collections.Concurrent;

namespace Orleans.Conformance.Tests.Infrastructure;

/// <summary>A named meeting point of a test and the grains it drives; all run in one process.</summary>
internal sealed class Gate
{
    private static readonly ConcurrentDictionary<string, Gate> Gates = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody has arrived.</summary>
    public Task Reached => _reached.Task.Soon();

    /// <summary>Ends when the gate was opened.</summary>
    public Task Opened => _opened.Task.Soon();

    public bool IsReached => _reached.Task.IsCompleted;

    public bool IsOpen => _opened.Task.IsCompleted;

    public static Gate Of(string name) => Gates.GetOrAdd(name, _ => new Gate());

    public void Open() => _opened.TrySetResult();

    public void Reach() => _reached.TrySetResult();

    /// <summary>Says that the caller is here and waits for the opening.</summary>
    public Task PassAsync()
    {
        Reach();
        return _opened.Task;
    }
}
