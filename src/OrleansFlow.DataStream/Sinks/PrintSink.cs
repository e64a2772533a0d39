namespace OrleansFlow.Sinks;

/// <summary>Prints each record on a line of its own, with the subtask's number from 1 before it where there are several (PrintSink).</summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="identifier">Stands before each line: identifier:3> record; null for none.</param>
/// <param name="standardError">Whether the lines go to the standard error instead of the standard output.</param>
public sealed class PrintSink<T>(string? identifier = null, bool standardError = false) : ISink<T>
{
    /// <inheritdoc />
    public ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        string number = context.Task.Parallelism > 1 ? $"{context.Task.Subtask + 1}" : string.Empty;
        string prefix = (identifier, number) switch
        {
            (null or "", "") => string.Empty,
            (null or "", _) => number + "> ",
            (_, "") => identifier + "> ",
            _ => $"{identifier}:{number}> ",
        };
        return new(new Writer(prefix, standardError ? Console.Error : Console.Out));
    }

    private sealed class Writer(string prefix, TextWriter target) : ISinkWriter<T>
    {
        public ValueTask WriteAsync(T element, long timestamp)
        {
            target.WriteLine(prefix + element);
            return ValueTask.CompletedTask;
        }

        public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken)
        {
            target.Flush();
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
