using OrleansFlow.Runtime;

namespace OrleansFlow.Sinks;

/// <summary>
/// Prints each record on a line of its own, with the subtask's number from 1 before it where there are several (PrintSink). A
/// console that takes nothing holds back the job, and nothing else on the silo.
/// </summary>
/// <typeparam name="T">Type of the records.</typeparam>
/// <param name="identifier">Stands before each line: identifier:3> record; null for none.</param>
/// <param name="standardError">Whether the lines go to the standard error instead of the standard output.</param>
public sealed class PrintSink<T>(string? identifier = null, bool standardError = false) : ISink<T>
{
    /// <inheritdoc />
    public ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) =>
        new(CreateWriter(context, standardError ? Console.Error : Console.Out, cancellationToken));

    internal ISinkWriter<T> CreateWriter(ISinkWriterContext context, TextWriter target, CancellationToken cancellationToken)
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

        // Where one thread runs everything, none can wait for the console in the others' stead.
        return context.Runtime.Scheduler.MayBlock
            ? new Writer(prefix, PrintQueue.Of(target), context.Runtime.Scheduler, cancellationToken)
            : new DirectWriter(prefix, target);
    }

    private sealed class Writer(string prefix, PrintQueue queue, IWorkScheduler scheduler, CancellationToken cancellationToken) : ISinkWriter<T>
    {
        private Task _printed = Task.CompletedTask;

        public ValueTask WriteAsync(T element, long timestamp)
        {
            bool mayGoOn = queue.Add(prefix, element?.ToString(), scheduler, out Task printed);
            if (_printed.IsFaulted)
            {
                return WaitAsync(_printed, cancellationToken);
            }

            _printed = printed;
            return mayGoOn ? ValueTask.CompletedTask : WaitAsync(printed, cancellationToken);
        }

        public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken) => WaitAsync(_printed, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static async ValueTask WaitAsync(Task printed, CancellationToken cancellationToken)
        {
            try
            {
                await printed.WaitAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                throw new OrleansFlowException($"The console cannot be written: {exception.Message}", exception);
            }
        }
    }

    private sealed class DirectWriter(string prefix, TextWriter target) : ISinkWriter<T>
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
