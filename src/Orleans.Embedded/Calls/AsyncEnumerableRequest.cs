
namespace Orleans.Runtime;

/// <summary>A call of a method that returns an asynchronous sequence; the grain keeps the enumerator, the caller fetches batches.</summary>
public abstract class AsyncEnumerableRequest<T> : RequestBase, IAsyncEnumerableRequest
{
    /// <inheritdoc/>
    public sealed override ValueTask<Response> Invoke() => throw new NotSupportedException("asynchronous sequences are enumerated, not invoked");

    IAsyncEnumerator<object?> IAsyncEnumerableRequest.Enumerate(CancellationToken cancellationToken) => Enumerate(cancellationToken);

    /// <summary>Calls the method.</summary>
    protected abstract IAsyncEnumerable<T> InvokeInner();

    private async IAsyncEnumerator<object?> Enumerate(CancellationToken cancellationToken)
    {
        if (IsCancellable)
        {
            SetArgument(Shape.TokenIndex, cancellationToken);
        }

        await foreach (var item in InvokeInner().WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }
}
