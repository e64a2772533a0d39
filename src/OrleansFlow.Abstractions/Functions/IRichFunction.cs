namespace OrleansFlow.Functions;

/// <summary>A function with a life cycle and a view of its run time (RichFunction).</summary>
public interface IRichFunction : IFunction
{
    /// <summary>The view of the run time; set before <see cref="OpenAsync"/>.</summary>
    IRuntimeContext RuntimeContext { get; set; }

    /// <summary>Called once per subtask before the first record.</summary>
    /// <param name="context">What it is opened with.</param>
    void Open(OpenContext context);

    /// <summary>Called once per subtask before the first record, for what must be awaited; calls <see cref="Open"/> by default.</summary>
    /// <param name="context">What it is opened with.</param>
    /// <param name="cancellationToken">Cancelled when the task is.</param>
    ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
    {
        Open(context);
        return ValueTask.CompletedTask;
    }

    /// <summary>Called once per subtask at its end, also after an error.</summary>
    void Close();

    /// <summary>Called once per subtask at its end, for what must be awaited; calls <see cref="Close"/> by default.</summary>
    ValueTask CloseAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }
}
