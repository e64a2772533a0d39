using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>An asynchronous function.</summary>
/// <typeparam name="TIn">Type of the input.</typeparam>
/// <typeparam name="TOut">Type of the output.</typeparam>
/// <param name="function">The function.</param>
/// <param name="timeout">How long the calls for a record may take together.</param>
/// <param name="capacity">How many records are under way at once, at least 1.</param>
/// <param name="ordered">Whether results keep the order of the records.</param>
/// <param name="retry">When calls are made again; null for never.</param>
public sealed class AsyncSpec<TIn, TOut>(IAsyncFunction<TIn, TOut> function, TimeSpan timeout, int capacity, bool ordered, AsyncRetryStrategy<TOut>? retry) : OperatorSpec
{
    /// <summary>The function.</summary>
    public IAsyncFunction<TIn, TOut> Function { get; } = function;

    /// <summary>How long the calls for a record may take together.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>How many records are under way at once.</summary>
    public int Capacity { get; } = capacity;

    /// <summary>Whether results keep the order of the records.</summary>
    public bool Ordered { get; } = ordered;

    /// <summary>When calls are made again; null for never.</summary>
    public AsyncRetryStrategy<TOut>? Retry { get; } = retry;

    /// <inheritdoc />
    public override IReadOnlyList<Type> InputTypes => [typeof(TIn)];

    /// <inheritdoc />
    public override Type OutputType => typeof(TOut);

    /// <inheritdoc />
    public override TResult Accept<TResult>(IOperatorSpecVisitor<TResult> visitor) => visitor.Visit(this);
}
