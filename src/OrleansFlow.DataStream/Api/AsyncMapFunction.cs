using OrleansFlow.Functions;

namespace OrleansFlow;

/// <summary>An asynchronous function with one result for each record.</summary>
/// <typeparam name="TIn">Type of the records.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
/// <param name="function">Makes the result.</param>
internal sealed class AsyncMapFunction<TIn, TOut>(Func<TIn, CancellationToken, ValueTask<TOut>> function) : IAsyncFunction<TIn, TOut>
{
    public async ValueTask<IReadOnlyCollection<TOut>> InvokeAsync(TIn value, CancellationToken cancellationToken) =>
        [await function(value, cancellationToken)];
}
