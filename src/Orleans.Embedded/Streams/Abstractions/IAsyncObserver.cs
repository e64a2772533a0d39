namespace Orleans.Streams;

/// <summary>Receives the items of a stream one by one.</summary>
/// <typeparam name="T">Item type.</typeparam>
public interface IAsyncObserver<in T>
{
    /// <summary>Takes the next item; the following one is delivered when the task has ended.</summary>
    /// <param name="item">The item.</param>
    /// <param name="token">Its place in the stream, if the stream numbers its items.</param>
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    /// <summary>Says that no item follows.</summary>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>Says that the stream or a delivery failed.</summary>
    /// <param name="ex">The failure.</param>
    Task OnErrorAsync(Exception ex);
}
