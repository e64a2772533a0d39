namespace OrleansFlow.Functions;

/// <summary>Base class of rich functions (AbstractRichFunction).</summary>
public abstract class RichFunction : IRichFunction
{
    [NonSerialized]
    private IRuntimeContext? _runtimeContext;

    /// <inheritdoc />
    public IRuntimeContext RuntimeContext
    {
        get => _runtimeContext ?? throw new InvalidOperationException("The runtime context is there from Open on, not in the constructor.");
        set => _runtimeContext = value;
    }

    /// <inheritdoc />
    public virtual void Open(OpenContext context)
    {
    }

    /// <inheritdoc />
    public virtual ValueTask OpenAsync(OpenContext context, CancellationToken cancellationToken)
    {
        Open(context);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public virtual void Close()
    {
    }

    /// <inheritdoc />
    public virtual ValueTask CloseAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }
}
