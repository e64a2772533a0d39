namespace Orleans.Streams;

/// <summary>Receives the items of a stream in batches.</summary>
/// <typeparam name="T">Item type.</typeparam>
public interface IAsyncBatchObserver<T>
{
    /// <summary>Takes the next items, in order.</summary>
    /// <param name="items">Items with their tokens; never empty.</param>
    Task OnNextAsync(IList<SequentialItem<T>> items);

    /// <summary>Says that no item follows.</summary>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>Says that the stream or a delivery failed.</summary>
    /// <param name="ex">The failure.</param>
    Task OnErrorAsync(Exception ex);
}
