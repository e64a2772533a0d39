namespace Orleans.Streams;

/// <summary>Resumption of subscriptions by delegates.</summary>
public static class StreamSubscriptionHandleExtensions
{
    /// <summary>Attaches delegates to the subscription.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="handle">The subscription.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onErrorAsync">Takes failures.</param>
    /// <param name="onCompletedAsync">Called when no item follows.</param>
    /// <param name="token">First place wanted. Null is where the subscription stands.</param>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync,
        Func<Task> onCompletedAsync,
        StreamSequenceToken? token = null) =>
        handle.ResumeAsync(new DelegateAsyncObserver<T>(onNextAsync, onErrorAsync, onCompletedAsync), token);

    /// <summary>Attaches delegates to the subscription.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="handle">The subscription.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onErrorAsync">Takes failures.</param>
    /// <param name="token">First place wanted. Null is where the subscription stands.</param>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync,
        StreamSequenceToken? token = null) =>
        handle.ResumeAsync(new DelegateAsyncObserver<T>(onNextAsync, onErrorAsync, null), token);

    /// <summary>Attaches delegates to the subscription.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="handle">The subscription.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onCompletedAsync">Called when no item follows.</param>
    /// <param name="token">First place wanted. Null is where the subscription stands.</param>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Task> onCompletedAsync,
        StreamSequenceToken? token = null) =>
        handle.ResumeAsync(new DelegateAsyncObserver<T>(onNextAsync, null, onCompletedAsync), token);

    /// <summary>Attaches delegates to the subscription.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="handle">The subscription.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="token">First place wanted. Null is where the subscription stands.</param>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        StreamSequenceToken? token = null) =>
        handle.ResumeAsync(new DelegateAsyncObserver<T>(onNextAsync, null, null), token);

    /// <summary>Attaches batch delegates to the subscription.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="handle">The subscription.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onErrorAsync">Takes failures.</param>
    /// <param name="onCompletedAsync">Called when no item follows.</param>
    /// <param name="token">First place wanted. Null is where the subscription stands.</param>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle,
        Func<IList<SequentialItem<T>>, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync,
        Func<Task> onCompletedAsync,
        StreamSequenceToken? token = null) =>
        handle.ResumeAsync(new DelegateAsyncBatchObserver<T>(onNextAsync, onErrorAsync, onCompletedAsync), token);

    /// <summary>Attaches batch delegates to the subscription.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="handle">The subscription.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onErrorAsync">Takes failures.</param>
    /// <param name="token">First place wanted. Null is where the subscription stands.</param>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle,
        Func<IList<SequentialItem<T>>, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync,
        StreamSequenceToken? token = null) =>
        handle.ResumeAsync(new DelegateAsyncBatchObserver<T>(onNextAsync, onErrorAsync, null), token);

    /// <summary>Attaches batch delegates to the subscription.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="handle">The subscription.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="onCompletedAsync">Called when no item follows.</param>
    /// <param name="token">First place wanted. Null is where the subscription stands.</param>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle,
        Func<IList<SequentialItem<T>>, Task> onNextAsync,
        Func<Task> onCompletedAsync,
        StreamSequenceToken? token = null) =>
        handle.ResumeAsync(new DelegateAsyncBatchObserver<T>(onNextAsync, null, onCompletedAsync), token);

    /// <summary>Attaches batch delegates to the subscription.</summary>
    /// <typeparam name="T">Item type.</typeparam>
    /// <param name="handle">The subscription.</param>
    /// <param name="onNextAsync">Takes the items.</param>
    /// <param name="token">First place wanted. Null is where the subscription stands.</param>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle,
        Func<IList<SequentialItem<T>>, Task> onNextAsync,
        StreamSequenceToken? token = null) =>
        handle.ResumeAsync(new DelegateAsyncBatchObserver<T>(onNextAsync, null, null), token);
}
