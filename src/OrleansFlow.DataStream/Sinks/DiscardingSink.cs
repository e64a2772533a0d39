namespace OrleansFlow.Sinks;

/// <summary>Drops all records (DiscardingSink).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class DiscardingSink<T> : ISink<T>
{
    /// <inheritdoc />
    public ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) => new(new Writer());

    private sealed class Writer : ISinkWriter<T>
    {
        public ValueTask WriteAsync(T element, long timestamp) => ValueTask.CompletedTask;

        public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
