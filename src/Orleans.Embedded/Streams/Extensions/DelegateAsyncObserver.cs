namespace Orleans.Streams;

/// <summary>An observer made of delegates; those left out do nothing.</summary>
internal sealed class DelegateAsyncObserver<T>(Func<T, StreamSequenceToken?, Task> onNext, Func<Exception, Task>? onError, Func<Task>? onCompleted) : IAsyncObserver<T>
{
    private readonly Func<T, StreamSequenceToken?, Task> _onNext = onNext ?? throw new ArgumentNullException("onNextAsync");

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => _onNext(item, token);

    public Task OnCompletedAsync() => onCompleted is null ? Task.CompletedTask : onCompleted();

    public Task OnErrorAsync(Exception ex) => onError is null ? Task.CompletedTask : onError(ex);
}
