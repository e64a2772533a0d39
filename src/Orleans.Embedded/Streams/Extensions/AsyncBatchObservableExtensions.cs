namespace Orleans.Streams;

/// <summary>Batch subscriptions by delegates.</summary>
public static class AsyncBatchObservableExtensions
{
    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onErrorAsync">Takes failures.</param>
    /// <param name="onCompletedAsync">Called when no item follows.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncBatchObservable<T> obs,
        Func<IList<SequentialItem<T>>, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync,
        Func<Task> onCompletedAsync) =>
        obs.SubscribeAsync(new DelegateAsyncBatchObserver<T>(onNextAsync, onErrorAsync, onCompletedAsync));

    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onErrorAsync">Takes failures.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncBatchObservable<T> obs,
        Func<IList<SequentialItem<T>>, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync) =>
        obs.SubscribeAsync(new DelegateAsyncBatchObserver<T>(onNextAsync, onErrorAsync, null));

    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onCompletedAsync">Called when no item follows.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncBatchObservable<T> obs,
        Func<IList<SequentialItem<T>>, Task> onNextAsync,
        Func<Task> onCompletedAsync) =>
        obs.SubscribeAsync(new DelegateAsyncBatchObserver<T>(onNextAsync, null, onCompletedAsync));

    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncBatchObservable<T> obs,
        Func<IList<SequentialItem<T>>, Task> onNextAsync) =>
        obs.SubscribeAsync(new DelegateAsyncBatchObserver<T>(onNextAsync, null, null));
}
