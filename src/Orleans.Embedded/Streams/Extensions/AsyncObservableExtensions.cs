namespace Orleans.Streams;

/// <summary>Subscriptions by delegates.</summary>
public static class AsyncObservableExtensions
{
    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onErrorAsync">Takes failures.</param>
    /// <param name="onCompletedAsync">Called when no item follows.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync,
        Func<Task> onCompletedAsync) =>
        obs.SubscribeAsync(new DelegateAsyncObserver<T>(onNextAsync, onErrorAsync, onCompletedAsync));

    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onErrorAsync">Takes failures.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync) =>
        obs.SubscribeAsync(new DelegateAsyncObserver<T>(onNextAsync, onErrorAsync, null));

    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onCompletedAsync">Called when no item follows.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Task> onCompletedAsync) =>
        obs.SubscribeAsync(new DelegateAsyncObserver<T>(onNextAsync, null, onCompletedAsync));

    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs,
        Func<T, StreamSequenceToken?, Task> onNextAsync) =>
        obs.SubscribeAsync(new DelegateAsyncObserver<T>(onNextAsync, null, null));

    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onErrorAsync">Takes failures.</param>
    /// <param name="onCompletedAsync">Called when no item follows.</param>
    /// <param name="token">First place wanted.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync,
        Func<Task> onCompletedAsync,
        StreamSequenceToken token) =>
        obs.SubscribeAsync(new DelegateAsyncObserver<T>(onNextAsync, onErrorAsync, onCompletedAsync), token);

    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onErrorAsync">Takes failures.</param>
    /// <param name="token">First place wanted.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync,
        StreamSequenceToken token) =>
        obs.SubscribeAsync(new DelegateAsyncObserver<T>(onNextAsync, onErrorAsync, null), token);

    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onCompletedAsync">Called when no item follows.</param>
    /// <param name="token">First place wanted.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Task> onCompletedAsync,
        StreamSequenceToken token) =>
        obs.SubscribeAsync(new DelegateAsyncObserver<T>(onNextAsync, null, onCompletedAsync), token);

    /// <summary>Subscribes delegates.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="token">First place wanted.</param>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        StreamSequenceToken token) =>
        obs.SubscribeAsync(new DelegateAsyncObserver<T>(onNextAsync, null, null), token);
}
