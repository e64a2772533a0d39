namespace Orleans.Streams;

/// <summary>A batch observer made of delegates; those left out do nothing.</summary>
internal sealed class DelegateAsyncBatchObserver<T>(Func<IList<SequentialItem<T>>, Task> onNext, Func<Exception, Task>? onError, Func<Task>? onCompleted) : IAsyncBatchObserver<T>
{
    private readonly Func<IList<SequentialItem<T>>, Task> _onNext = onNext ?? throw new ArgumentNullException("onNextAsync");

    public Task OnNextAsync(IList<SequentialItem<T>> items) => _onNext(items);

    public Task OnCompletedAsync() => onCompleted is null ? Task.CompletedTask : onCompleted();

    public Task OnErrorAsync(Exception ex) => onError is null ? Task.CompletedTask : onError(ex);
}
