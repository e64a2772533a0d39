using OrleansFlow.Sinks;

namespace OrleansFlow.Benchmarks.Benchmarks;

/// <summary>Adds up the numbers of a subtask, as the loop written by hand does.</summary>
internal sealed class SumSink : ISink<long>
{
    public ValueTask<ISinkWriter<long>> CreateWriterAsync(ISinkWriterContext context, CancellationToken cancellationToken) => new(new Writer());

    private sealed class Writer : ISinkWriter<long>
    {
        private long _sum;

        public ValueTask WriteAsync(long element, long timestamp)
        {
            _sum += element;
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
