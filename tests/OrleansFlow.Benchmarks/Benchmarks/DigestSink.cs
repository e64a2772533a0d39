using OrleansFlow.Sinks;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>Adds up the digests of the records of a subtask.</summary>
internal sealed class DigestSink<T>(Func<T, long> digest) : ISink<T>
{
    public ValueTask<ISinkWriter<T>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) =>
        new(new Writer(digest));

    private sealed class Writer(Func<T, long> digest) : ISinkWriter<T>
    {
        private long _sum;

        public ValueTask WriteAsync(T element, long timestamp)
        {
            // Not in one statement, which would read the sum before the call and keep it across.
            long value = digest(element);
            _sum += value;
            return ValueTask.CompletedTask;
        }

        public ValueTask FlushAsync(bool endOfInput, CancellationToken cancellationToken)
        {
            if (endOfInput)
            {
                Marks.End(_sum);
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
