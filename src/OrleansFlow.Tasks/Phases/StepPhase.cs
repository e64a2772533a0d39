using OrleansFlow.Tasks.Mailboxes;

namespace OrleansFlow.Tasks.Phases;

/// <summary>A phase that goes through steps, some of which wait; between them the task parks and holds no thread.</summary>
/// <param name="task">The task.</param>
internal abstract class StepPhase(ITaskPhaseContext task) : TaskPhase
{
    private IEnumerator<Step>? _steps;
    private Step _current;

    /// <summary>The task.</summary>
    protected ITaskPhaseContext Task { get; } = task;

    /// <inheritdoc />
    public override Task? Outstanding => _current.Task;

    /// <inheritdoc />
    public sealed override TurnResult Turn()
    {
        _steps ??= Steps().GetEnumerator();
        while (true)
        {
            if (_current.Task is { } task)
            {
                if (!task.IsCompleted)
                {
                    return TurnResult.Idle;
                }

                _current = default;
                task.GetAwaiter().GetResult();
            }

            if (_current.Condition is { } condition && condition() is TurnResult result and not TurnResult.Done)
            {
                return result;
            }

            _current = default;
            if (!_steps.MoveNext())
            {
                return TurnResult.Continue;
            }

            _current = _steps.Current;
            _current.Task?.GetAwaiter().UnsafeOnCompleted(Task.Wake);
        }
    }

    /// <summary>The steps; the last one puts the task into its next phase.</summary>
    protected abstract IEnumerable<Step> Steps();
}
