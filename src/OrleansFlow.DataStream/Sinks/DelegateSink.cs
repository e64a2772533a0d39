namespace OrleansFlow.Sinks;

/// <summary>Hands each record to a function of the program. What the function captures travels with the job, as with any other function.</summary>
/// <typeparam name="T">Type of the records.</typeparam>
public sealed class DelegateSink<T> : ISink<T>
{
    private readonly Action<T>? _write;
    private readonly Func<T, CancellationToken, ValueTask>? _writeAsync;

    /// <summary>Creates a sink of a function that does not wait.</summary>
    /// <param name="write">Called for each record.</param>
    public DelegateSink(Action<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        _write = write;
    }

    /// <summary>Creates a sink of a function that may wait; meanwhile the subtask takes no further input.</summary>
    /// <param name="writeAsync">Called for each record, with a token that is cancelled when the task is.</param>
    public DelegateSink(Func<T, CancellationToken, ValueTask> writeAsync)
    {
        ArgumentNullException.ThrowIfNull(writeAsync);
        _writeAsync = writeAsync;
    }

    /// <inheritdoc />
    public ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) =>
        new(new Writer(_write, _writeAsync, cancellationToken));

    private sealed class Writer(Action<T>? write, Func<T, CancellationToken, ValueTask>? writeAsync, CancellationToken cancelled) : ISinkWriter<T>
    {
        public ValueTask WriteAsync(T element, long timestamp)
        {
            if (write is null)
            {
                return writeAsync!(element, cancelled);
            }

            write(element);
            return ValueTask.CompletedTask;
        }

        public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
