namespace OrleansFlow.Functions;

/// <summary>An asynchronous function with a life cycle (org.apache.flink.streaming.api.functions.async.RichAsyncFunction). It has no state.</summary>
/// <typeparam name="TIn">Type of the records.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
public abstract class RichAsyncFunction<TIn, TOut> : RichFunction, IAsyncFunction<TIn, TOut>
{
    /// <inheritdoc />
    public abstract ValueTask<IReadOnlyCollection<TOut>> InvokeAsync(TIn value, CancellationToken cancellationToken);

    /// <inheritdoc />
    public virtual IReadOnlyCollection<TOut> Timeout(TIn value, TimeSpan timeout) =>
        throw AsyncTimeout.Expired(timeout);
}
