namespace OrleansFlow.Functions;

/// <summary>What a rich function is opened with (OpenContext).</summary>
public sealed class OpenContext
{
    /// <summary>The one instance; a place for what later versions say.</summary>
    public static OpenContext Default { get; } = new();
}

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

/// <summary>A map function with a life cycle (RichMapFunction).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public abstract class RichMapFunction<TIn, TOut> : RichFunction, IMapFunction<TIn, TOut>
{
    /// <inheritdoc />
    public abstract TOut Map(TIn value);
}

/// <summary>A flat map function with a life cycle (RichFlatMapFunction).</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
public abstract class RichFlatMapFunction<TIn, TOut> : RichFunction, IFlatMapFunction<TIn, TOut>
{
    /// <inheritdoc />
    public abstract void FlatMap(TIn value, ICollector<TOut> output);
}

/// <summary>A filter function with a life cycle (RichFilterFunction).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public abstract class RichFilterFunction<T> : RichFunction, IFilterFunction<T>
{
    /// <inheritdoc />
    public abstract bool Filter(T value);
}

/// <summary>A reduce function with a life cycle (RichReduceFunction).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public abstract class RichReduceFunction<T> : RichFunction, IReduceFunction<T>
{
    /// <inheritdoc />
    public abstract T Reduce(T first, T second);
}
